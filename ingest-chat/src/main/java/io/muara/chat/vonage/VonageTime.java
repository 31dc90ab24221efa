package io.muara.chat.vonage;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Vonage's times: seconds or UTC text in the SMS API, ISO 8601 in the Messages API. */
final class VonageTime {

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}");
    private static final DateTimeFormatter TEXT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private VonageTime() {}

    static Optional<Instant> of(VonageFields sms) {
        return sms.value("timestamp")
                .filter(text -> SECONDS.matcher(text).matches())
                .map(seconds -> Instant.ofEpochSecond(Long.parseLong(seconds)))
                .or(() -> sms.value("message-timestamp").flatMap(VonageTime::utc));
    }

    /** @param otherwise what to take when it makes no sense, for a message is worth more than its time */
    static Instant of(@Nullable String iso, Instant otherwise) {
        if (iso == null) {
            return otherwise;
        }
        try {
            return OffsetDateTime.parse(iso).toInstant();
        } catch (DateTimeException notIso) {
            return otherwise;
        }
    }

    private static Optional<Instant> utc(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text, TEXT).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }
}
