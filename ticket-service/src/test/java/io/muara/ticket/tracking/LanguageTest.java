package io.muara.ticket.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.muara.ticket.lifecycle.Status;
import io.muara.ticket.satisfaction.Question;
import java.time.Instant;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LanguageTest {

    @Test
    void the_first_wish_that_can_be_met_is_met() {
        assertThat(Language.of(Stream.of("fr-FR, en-GB;q=0.8, id;q=0.5"))).isEqualTo(Language.EN);
        assertThat(Language.of(Stream.of("in_ID", "en"))).isEqualTo(Language.ID);
        assertThat(Language.of(Stream.of("<script>", ""))).isEqualTo(Language.ID);
    }

    @Test
    void both_say_the_same_things_and_something_of_every_status() {
        assertThat(Language.ID.texts().keySet()).isEqualTo(Language.EN.texts().keySet());
        for (var status : Status.values()) {
            assertThat(Language.ID.text("status." + status.id())).isNotBlank();
        }
        for (var question : Question.values()) {
            assertThat(Language.ID.text(question.id())).isNotBlank();
            assertThat(Language.ID.text(question.id() + ".legend")).isNotBlank();
        }
    }

    @Test
    void times_are_shown_as_people_write_them() {
        var noon = Instant.parse("2026-11-28T05:00:00Z");
        var jakarta = ZoneId.of("Asia/Jakarta");

        assertThat(Language.ID.shown(noon, jakarta)).contains("28 November 2026", "12.00");
        assertThat(Language.EN.shown(noon, jakarta)).contains("November", "2026", "12");
    }
}
