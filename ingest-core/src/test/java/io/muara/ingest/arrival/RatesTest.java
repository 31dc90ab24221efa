package io.muara.ingest.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RatesTest {

    private static final long PROVIDER = 7;

    private final AtomicLong nanos = new AtomicLong();
    private final Rates rates = new Rates(Rates.Rate.of(10, 20), Rates.Rate.of(1, 3), nanos::get, 20261121);

    @Test
    void a_burst_goes_through_and_then_as_many_as_a_second_allows() {
        assertThat(times(25)).isEqualTo(20);
        later(Duration.ofSeconds(1));
        assertThat(times(25)).isEqualTo(10);
        later(Duration.ofMinutes(1));
        assertThat(times(25)).isEqualTo(20);
    }

    @Test
    void who_must_wait_is_told_how_long() {
        times(20);

        assertThat(rates.call(PROVIDER)).isEqualTo(1);
    }

    @Test
    void forged_calls_are_counted_harder_and_leak_away() {
        forge(3);
        assertThat(rates.call(PROVIDER)).isEqualTo(1);

        later(Duration.ofSeconds(1));
        assertThat(rates.call(PROVIDER)).isZero();

        forge(1000);
        later(Duration.ofSeconds(1));
        assertThat(rates.call(PROVIDER)).isZero();
    }

    @Test
    void who_lately_made_a_genuine_call_does_not_answer_for_forged_ones() {
        rates.genuine(PROVIDER);
        forge(1000);
        assertThat(rates.call(PROVIDER)).isZero();

        later(Duration.ofHours(2));
        forge(3);
        assertThat(rates.call(PROVIDER)).isPositive();
    }

    @Test
    void one_caller_does_not_pay_for_another() {
        forge(3);

        assertThat(rates.call(8)).isZero();
    }

    @Test
    void whose_address_is_not_known_is_never_held_up() {
        for (int i = 0; i < 100; i++) {
            rates.forged(Callers.UNKNOWN);
            assertThat(rates.call(Callers.UNKNOWN)).isZero();
        }
    }

    @Test
    void a_flood_of_addresses_does_not_push_out_a_provider() {
        rates.genuine(PROVIDER);
        for (long address = 1000; address < 1_001_000; address++) {
            rates.call(address);
        }
        forge(1000);

        assertThat(rates.call(PROVIDER)).isZero();
    }

    private long times(int tries) {
        return IntStream.range(0, tries)
                .filter(each -> rates.call(PROVIDER) == 0)
                .count();
    }

    private void forge(int times) {
        for (int i = 0; i < times; i++) {
            rates.forged(PROVIDER);
        }
    }

    private void later(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }
}
