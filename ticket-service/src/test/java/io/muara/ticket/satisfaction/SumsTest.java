package io.muara.ticket.satisfaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SumsTest {

    private final Sums sums = new Sums(5);

    @Test
    void csat_is_the_average_the_share_of_fours_and_fives_and_how_often_each_was_given() {
        sums.answers("finance", Question.CSAT, 1, 1);
        sums.answers("finance", Question.CSAT, 4, 2);
        sums.answers("finance", Question.CSAT, 5, 2);

        var csat = sums.shown().getFirst().csat().orElseThrow();

        assertThat(csat.answers()).isEqualTo(5);
        assertThat(csat.average()).isEqualTo(3.8, within(1e-9));
        assertThat(csat.satisfied()).isEqualTo(0.8, within(1e-9));
        assertThat(csat.scores()).containsExactly(1L, 0L, 0L, 2L, 2L);
    }

    @Test
    void nps_is_promoters_less_detractors_of_a_hundred() {
        for (var score : List.of(0, 6, 7, 8, 9, 10, 10, 10)) {
            sums.answers("finance", Question.NPS, score, 1);
        }

        var nps = sums.shown().getFirst().nps().orElseThrow();

        assertThat(nps.promoters()).isEqualTo(4);
        assertThat(nps.passives()).isEqualTo(2);
        assertThat(nps.detractors()).isEqualTo(2);
        assertThat(nps.score()).isEqualTo(25.0, within(1e-9));
        assertThat(nps.scores()).containsExactly(1L, 0L, 0L, 0L, 0L, 0L, 1L, 1L, 1L, 1L, 3L);
    }

    @Test
    void what_too_few_said_or_were_asked_is_not_shown() {
        sums.answers("finance", Question.CSAT, 5, 5);
        sums.answers("finance", Question.NPS, 10, 4);
        sums.requests("finance", 4, 4);
        sums.answers("technical", Question.CSAT, 1, 4);
        sums.requests("technical", 4, 4);
        sums.requests("warehouse", 5, 0);

        var shown = sums.shown();

        assertThat(shown).extracting(Satisfaction.Of::group).containsExactly("finance", "warehouse");
        assertThat(shown.getFirst().csat()).isPresent();
        assertThat(shown.getFirst().nps()).isEmpty();
        assertThat(shown.getFirst().requests()).isEmpty();
        assertThat(shown.getLast().requests()).hasValue(new Satisfaction.Requests(5, 0, 0.0));
    }
}
