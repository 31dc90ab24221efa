package io.muara.ticket.satisfaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class RatingTest {

    @Test
    void each_question_has_its_scale() {
        assertThat(Question.CSAT.scores().toArray()).containsExactly(1, 2, 3, 4, 5);
        assertThat(Question.NPS.scores().toArray()).hasSize(11).startsWith(0).endsWith(10);
        assertThatThrownBy(() -> new Rating(Question.CSAT, 0, Optional.empty())).hasMessageContaining("from 1 to 5");
        assertThatThrownBy(() -> new Rating(Question.NPS, 11, Optional.empty())).hasMessageContaining("from 0 to 10");
    }

    @Test
    void a_comment_that_says_nothing_is_none_and_a_long_one_is_cut() {
        assertThat(new Rating(Question.CSAT, 3, Optional.of(" \0 ")).comment()).isEmpty();
        assertThat(new Rating(Question.CSAT, 3, Optional.of("a".repeat(3_000))).comment())
                .hasValueSatisfying(text -> assertThat(text).hasSize(Rating.LONGEST_COMMENT));
    }
}
