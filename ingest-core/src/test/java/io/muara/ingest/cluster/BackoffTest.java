package io.muara.ingest.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void each_wait_is_twice_the_last_until_the_longest() {
        var backoff = new Backoff(SECOND, MINUTE, () -> 0);

        assertThat(backoff.after(1)).isEqualTo(SECOND);
        assertThat(backoff.after(2)).isEqualTo(Duration.ofSeconds(2));
        assertThat(backoff.after(6)).isEqualTo(Duration.ofSeconds(32));
        assertThat(backoff.after(7)).isEqualTo(MINUTE);
        assertThat(backoff.after(Integer.MAX_VALUE)).isEqualTo(MINUTE);
    }

    @Test
    void chance_takes_away_half_of_it_at_most() {
        assertThat(new Backoff(SECOND, MINUTE, () -> 1).after(1)).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void no_wait_at_all_is_refused() {
        assertThatThrownBy(() -> new Backoff(Duration.ZERO, MINUTE, () -> 0))
                .hasMessageContaining("longer than nothing");
    }
}
