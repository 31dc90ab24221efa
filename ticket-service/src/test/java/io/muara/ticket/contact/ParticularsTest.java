package io.muara.ticket.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muara.contracts.AgentId;
import io.muara.contracts.Label;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ParticularsTest {

    private static final Particulars ADA = new Particulars(
            Optional.of("Ada"),
            false,
            Optional.empty(),
            Optional.of("Toko Ada"),
            Optional.empty(),
            Optional.empty(),
            Map.of("tier", "silver"),
            Set.of(new Label("regular")));

    private static final Particulars OTHER = new Particulars(
            Optional.of("Ada Lovelace"),
            true,
            Optional.of(new AgentId("sari")),
            Optional.empty(),
            Optional.of("en"),
            Optional.empty(),
            Map.of("tier", "gold", "customer", "77"),
            Set.of(new Label("press")));

    @Test
    void of_two_one_keeps_what_it_says_and_gets_what_only_the_other_says() {
        var both = ADA.and(OTHER);

        assertThat(both.name()).contains("Ada");
        assertThat(both.vip()).isTrue();
        assertThat(both.owner()).contains(new AgentId("sari"));
        assertThat(both.organisation()).contains("Toko Ada");
        assertThat(both.language()).contains("en");
        assertThat(both.attributes()).isEqualTo(Map.of("tier", "silver", "customer", "77"));
        assertThat(both.labels()).containsExactlyInAnyOrder(new Label("press"), new Label("regular"));
    }

    @Test
    void undone_they_are_as_before() {
        var both = ADA.and(OTHER);

        assertThat(both.undoing(ADA, both)).isEqualTo(ADA);
    }

    @Test
    void what_was_changed_since_stays() {
        var both = ADA.and(OTHER);
        var changed = new Particulars(
                Optional.of("Ada L."),
                true,
                Optional.of(new AgentId("budi")),
                both.organisation(),
                both.language(),
                Optional.of("Calls on Mondays"),
                Map.of("tier", "platinum", "customer", "78"),
                both.labels());

        var undone = changed.undoing(ADA, both);

        assertThat(undone.name()).contains("Ada L.");
        assertThat(undone.vip()).isFalse();
        assertThat(undone.owner()).contains(new AgentId("budi"));
        assertThat(undone.language()).isEmpty();
        assertThat(undone.notes()).contains("Calls on Mondays");
        assertThat(undone.attributes()).isEqualTo(Map.of("tier", "platinum", "customer", "78"));
        assertThat(undone.labels()).containsExactly(new Label("regular"));
    }

    @Test
    void a_long_name_of_a_sender_is_cut_and_a_blank_one_is_none() {
        assertThat(Particulars.of(Optional.of("👍".repeat(300))).name().orElseThrow())
                .isEqualTo("👍".repeat(100));
        assertThat(Particulars.of(Optional.of("  ")).name()).isEmpty();
    }

    @Test
    void what_cannot_be_meant_is_refused() {
        assertThatThrownBy(() -> with("Tier", "gold")).hasMessageContaining("'Tier'");
        assertThatThrownBy(() -> with("tier", "x".repeat(501))).hasMessageContaining("attribute tier");
    }

    @Test
    void ids_say_when_they_were_made() {
        var early = TimeOrdered.id(Instant.parse("2026-11-21T01:02:03Z"), UUID.randomUUID());
        var late = TimeOrdered.id(Instant.parse("2026-11-21T01:02:04Z"), UUID.randomUUID());

        assertThat(early.version()).isEqualTo(7);
        assertThat(early.variant()).isEqualTo(2);
        assertThat(early.toString()).isLessThan(late.toString());
    }

    private static Particulars with(String key, String value) {
        return new Particulars(
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(key, value),
                Set.of());
    }
}
