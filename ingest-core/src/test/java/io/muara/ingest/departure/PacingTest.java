package io.muara.ingest.departure;

import static org.assertj.core.api.Assertions.assertThat;

import io.muara.contracts.ChannelId;
import io.muara.contracts.ConversationKey;
import io.muara.ingest.Pace;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PacingTest {

    private static final long START = Long.MAX_VALUE - 1_000_000;
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    @Test
    void nothing_waits_where_the_pace_is_free() {
        var pacing = new Pacing(Pace.FREE);
        for (int i = 0; i < 1000; i++) {
            assertThat(pacing.until(contact("ada"), START)).isZero();
            pacing.went(contact("ada"), 1, START);
        }
    }

    @Test
    void an_account_goes_no_faster_than_its_pace() {
        assertThat(sentIn(new Pacing(new Pace(20, Duration.ZERO)), 1, 10 * SECOND))
                .isBetween(200, 206);
    }

    @Test
    void a_consumer_keeps_only_its_share_of_the_pace() {
        assertThat(sentIn(new Pacing(new Pace(20, Duration.ZERO)), 0.25, 10 * SECOND))
                .isBetween(50, 52);
    }

    @Test
    void accounts_do_not_wait_for_each_other() {
        var pacing = new Pacing(new Pace(1, Duration.ZERO));
        pacing.went(contact("ada"), 1, START);

        assertThat(pacing.until(contact("ada"), START)).isPositive();
        assertThat(pacing.until(new ConversationKey(new ChannelId("x"), "other", "ada"), START))
                .isZero();
    }

    @Test
    void one_contact_is_not_written_to_again_at_once_but_others_are() {
        var pacing = new Pacing(new Pace(1000, Duration.ofSeconds(6)));
        pacing.went(contact("ada"), 1, START);

        assertThat(pacing.until(contact("ada"), START + SECOND)).isEqualTo(Duration.ofSeconds(5));
        assertThat(pacing.until(contact("zoe"), START)).isZero();
        assertThat(pacing.until(contact("ada"), START + 6 * SECOND)).isZero();
    }

    @Test
    void those_who_need_not_wait_any_more_are_forgotten_and_the_others_are_not() {
        var pacing = new Pacing(new Pace(1e9, Duration.ofSeconds(1)));
        for (int i = 0; i < 5000; i++) {
            pacing.went(contact("c" + i), 1, START + i * SECOND / 100);
        }

        assertThat(pacing.until(contact("c4999"), START + 50 * SECOND)).isPositive();
    }

    private static int sentIn(Pacing pacing, double share, long nanos) {
        var sent = 0;
        for (long now = START; now - START < nanos; now += SECOND / 1000) {
            if (pacing.until(contact("ada"), now).isZero()) {
                pacing.went(contact("ada"), share, now);
                sent++;
            }
        }
        return sent;
    }

    private static ConversationKey contact(String name) {
        return new ConversationKey(new ChannelId("x"), "demo", name);
    }
}
