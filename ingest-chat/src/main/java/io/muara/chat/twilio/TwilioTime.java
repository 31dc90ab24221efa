package io.muara.chat.twilio;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** Twilio's time: as in mail (RFC 2822), in newer callbacks as ISO 8601. */
final class TwilioTime {

    private static final List<DateTimeFormatter> WAYS =
            List.of(DateTimeFormatter.RFC_1123_DATE_TIME, DateTimeFormatter.ISO_OFFSET_DATE_TIME);

    private TwilioTime() {}

    /** Empty when it makes no sense. */
    static Optional<Instant> of(String text) {
        for (var way : WAYS) {
            try {
                return Optional.of(OffsetDateTime.parse(text, way).toInstant());
            } catch (DateTimeException otherwise) {
                // Perhaps it is written the other way.
            }
        }
        return Optional.empty();
    }
}
