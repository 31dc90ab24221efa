package io.muara.ticket.acknowledgement;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Small limits. */
record Settings(String language, Optional<Path> texts, Optional<List<String>> never) implements AcknowledgementConfig {

    Settings(List<String> never) {
        this("id", Optional.empty(), Optional.of(never));
    }

    @Override
    public Duration within() {
        return Duration.ofDays(1);
    }

    @Override
    public int perContactHour() {
        return 2;
    }

    @Override
    public int perContactDay() {
        return 5;
    }

    @Override
    public int perAccountHour() {
        return 10;
    }
}
