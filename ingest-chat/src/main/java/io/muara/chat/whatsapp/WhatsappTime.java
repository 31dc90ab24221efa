package io.muara.chat.whatsapp;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Meta's time: seconds, as text or as a number. */
final class WhatsappTime {

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}");

    private WhatsappTime() {}

    /** @param otherwise what to take when it makes no sense, for a message is worth more than its time */
    static Instant of(@Nullable String timestamp, Instant otherwise) {
        if (timestamp == null || !SECONDS.matcher(timestamp).matches()) {
            return otherwise;
        }
        return Instant.ofEpochSecond(Long.parseLong(timestamp));
    }
}
