package io.muara.router.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.muara.contracts.Category;
import io.muara.contracts.TicketEvent;
import io.muara.router.learning.Training.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrainingTest {

    @Test
    void what_was_corrected_is_suggested_next_time_in_other_forms_of_the_words() {
        var classifier = Classifier.read(trained(Stories.ofManyTickets()).model());

        var suggestion = classifier
                .suggest(Optional.empty(), "Kurir belum menyampaikan paketnya")
                .orElseThrow();

        assertThat(suggestion.category()).isEqualTo(new Category("delivery"));
        assertThat(suggestion.confidence()).isBetween(0.6, 1.0);
        assertThat(suggestion.model()).isEqualTo(classifier.version()).hasSize(12);
    }

    @Test
    void words_that_it_never_saw_get_no_suggestion() {
        var classifier = Classifier.read(trained(Stories.ofManyTickets()).model());

        assertThat(classifier.suggest(Optional.of(""), "zebra")).isEmpty();
        assertThat(classifier.suggest(Optional.empty(), "")).isEmpty();
    }

    @Test
    void it_is_measured_on_tickets_that_it_did_not_learn_from() {
        var events = new ArrayList<>(Stories.ofManyTickets());
        for (var i = 0; i < 40; i++) {
            events.addAll(Stories.ofTicket(1000 + i)
                    .said("Kurir dan paket, sampai")
                    .corrected("payment")
                    .events());
        }

        var report = trained(events).report();

        assertThat(report.lessons()).isEqualTo(160);
        assertThat(report.heldOut()).isBetween(16, 48);
        assertThat(report.byCategory().keySet()).containsExactly("delivery", "payment");
        assertThat(report.byCategory().values().stream()
                        .mapToInt(Report.Score::tickets)
                        .sum())
                .isEqualTo(report.heldOut());
        assertThat(report.lines()).hasSize(4).last().asString().startsWith("payment");
    }

    @Test
    void precision_and_recall_are_counted_by_category() {
        var classifier = Classifier.read(trained(Stories.ofManyTickets()).model());
        var lessons = new Lessons();
        Stories.ofTicket(1)
                .said("paket belum sampai")
                .corrected("delivery")
                .events()
                .forEach(lessons::add);
        Stories.ofTicket(2).said("paket kurir").corrected("payment").events().forEach(lessons::add);
        Stories.ofTicket(3)
                .said("transfer invoice")
                .corrected("payment")
                .events()
                .forEach(lessons::add);

        var report = Report.of(classifier, lessons.learned(), 3);

        assertThat(report.byCategory().get("delivery")).satisfies(score -> {
            assertThat(score.precision()).isEqualTo(0.5);
            assertThat(score.recall()).isEqualTo(1);
        });
        assertThat(report.byCategory().get("payment")).satisfies(score -> {
            assertThat(score.precision()).isEqualTo(1);
            assertThat(score.recall()).isEqualTo(0.5);
        });
    }

    @Test
    void the_same_lessons_make_the_same_model_in_whatever_order_they_come() {
        var lessons = new ArrayList<>(learned(Stories.ofManyTickets()));
        var once = classifier(lessons);
        Collections.shuffle(lessons, new Random(1));

        assertThat(classifier(lessons)
                        .suggest(Optional.empty(), "paket saya, invoice")
                        .map(it -> it.confidence()))
                .isEqualTo(once.suggest(Optional.empty(), "paket saya, invoice").map(it -> it.confidence()));
    }

    @Test
    void too_little_is_refused() {
        var events = Stories.ofManyTickets().stream()
                .filter(event -> !event.ticket().category().value().equals("payment"))
                .toList();

        assertThat(Training.train(learned(events))).isInstanceOfSatisfying(Outcome.TooLittle.class, little -> {
            assertThat(little.lessons()).isEqualTo(60);
            assertThat(little.usable()).containsExactly(new Category("delivery"));
        });
        assertThat(Training.train(List.of())).isInstanceOf(Outcome.TooLittle.class);
    }

    private static Classifier classifier(List<Lesson> lessons) {
        return Classifier.read(((Outcome.Trained) Training.train(lessons)).model());
    }

    private static Outcome.Trained trained(List<TicketEvent> events) {
        return (Outcome.Trained) Training.train(learned(events));
    }

    private static List<Lesson> learned(List<TicketEvent> events) {
        var lessons = new Lessons();
        events.forEach(lessons::add);
        return lessons.learned();
    }
}
