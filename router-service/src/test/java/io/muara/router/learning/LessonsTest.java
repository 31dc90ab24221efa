package io.muara.router.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LessonsTest {

    @Test
    void a_corrected_ticket_teaches_its_first_message_and_its_last_category() {
        var lessons = lessonsOf(Stories.ofTicket(1)
                .about("Resi")
                .said("Paket saya di mana?")
                .corrected("order")
                .said("Halo?")
                .changed("delivery", "agent:sari"));

        assertThat(lessons).singleElement().satisfies(lesson -> {
            assertThat(lesson.subject()).contains("Resi");
            assertThat(lesson.text()).isEqualTo("Paket saya di mana?");
            assertThat(lesson.category().value()).isEqualTo("delivery");
        });
    }

    @Test
    void what_nobody_corrected_teaches_nothing() {
        assertThat(lessonsOf(
                        Stories.ofTicket(1).said("Paket saya di mana?"),
                        Stories.ofTicket(2).said("Halo").changed("delivery", "rules"),
                        Stories.ofTicket(3).said("Halo").changed("delivery", "system")))
                .isEmpty();
    }

    @Test
    void a_picture_without_a_word_leaves_the_lesson_to_the_next_message() {
        assertThat(lessonsOf(Stories.ofTicket(1)
                        .said(" ")
                        .said("Rusak, lihat fotonya")
                        .corrected("complaint")))
                .extracting(Lesson::text)
                .containsExactly("Rusak, lihat fotonya");
    }

    @Test
    void what_the_contact_took_back_teaches_nothing() {
        assertThat(lessonsOf(Stories.ofTicket(1)
                        .said(1, "Rahasia")
                        .corrected("complaint")
                        .said(1, "")))
                .isEmpty();
    }

    private static List<Lesson> lessonsOf(Stories... stories) {
        var lessons = new Lessons();
        Arrays.stream(stories).flatMap(story -> story.events().stream()).forEach(lessons::add);
        return lessons.learned();
    }
}
