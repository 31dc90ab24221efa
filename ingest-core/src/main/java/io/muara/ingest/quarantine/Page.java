package io.muara.ingest.quarantine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Some of the entries that are meant.
 *
 * @param next where the following begin; empty when there are none
 */
record Page(List<Entry> entries, Optional<Cursor> next) {

    /** After which entry a page begins. */
    record Cursor(Instant receivedAt, UUID id) {

        static Cursor after(Entry entry) {
            return new Cursor(entry.receivedAt(), entry.id().value());
        }

        /** Empty when it was never one of ours. */
        static Optional<Cursor> parse(String text) {
            try {
                var parts = new String(Base64.getUrlDecoder().decode(text), UTF_8).split(" ", -1);
                return parts.length == 2
                        ? Optional.of(new Cursor(Instant.parse(parts[0]), UUID.fromString(parts[1])))
                        : Optional.empty();
            } catch (IllegalArgumentException | DateTimeException notOurs) {
                return Optional.empty();
            }
        }

        boolean isBefore(Entry entry) {
            var order = entry.receivedAt().compareTo(receivedAt);
            return order > 0 || (order == 0 && entry.id().value().compareTo(id) > 0);
        }

        @Override
        public String toString() {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString("%s %s".formatted(receivedAt, id).getBytes(UTF_8));
        }
    }
}
