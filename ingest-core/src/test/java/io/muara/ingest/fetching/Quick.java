package io.muara.ingest.fetching;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.time.Duration;

/** Settings under which a test need not wait for hours. */
record Quick(Duration patience, Duration silence) implements FetchingConfig {

    static final int MOST_BYTES = 200_000;

    static Quick usual() {
        return giving(Duration.ofHours(24));
    }

    static Quick giving(Duration patience) {
        return new Quick(patience, Duration.ofSeconds(1));
    }

    @Override
    public int atOnce() {
        return 6;
    }

    @Override
    public int perChannel() {
        return 4;
    }

    @Override
    public int mostWaiting() {
        return 20;
    }

    @Override
    public MemorySize mostBytes() {
        return new MemorySize(BigInteger.valueOf(MOST_BYTES));
    }

    @Override
    public Duration longest() {
        return silence.multipliedBy(3);
    }

    @Override
    public Duration firstWait() {
        return Duration.ofMillis(100);
    }

    @Override
    public Duration longestWait() {
        return Duration.ofMillis(500);
    }
}
