package io.muara.chat.manual;

import com.fasterxml.jackson.databind.JsonNode;
import io.muara.chat.Samples;
import io.muara.contracts.Wire;
import io.muara.ingest.Arrived;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What somebody gives us, read as the account {@code demo} reads it. */
final class Given {

    static final Samples SAMPLES = Samples.of("manual");
    static final Instant NOW = Instant.parse("2026-11-21T04:00:00Z");
    static final ManualReading READING = new ManualReading("demo", Optional.empty());

    private Given() {}

    /** The samples that are taken. */
    static List<String> good() {
        return SAMPLES.files().stream()
                .filter(file -> !file.startsWith("refused"))
                .toList();
    }

    /** As what it says it is, with files beside it. */
    static Arrived read(byte[] json) {
        return READING.read(ManualKind.of(json(json)), json, true, NOW);
    }

    static JsonNode json(byte[] bytes) {
        try {
            return Wire.json().readTree(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
