package io.muara.ticket.lifecycle;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.muara.contracts.TicketId;
import java.util.Arrays;
import java.util.Locale;

/**
 * Another ticket, and what it has to do with one.
 *
 * @param number what people call it by
 */
public record Related(TicketId ticket, long number, Kind kind) {

    /** What the one is to the other. */
    public enum Kind {
        RELATED,
        /** It goes on with what the other was about, which is over. */
        FOLLOW_UP,
        /** It was split from the other. */
        SPLIT,
        /** It says the same as the other. */
        DUPLICATE,
        /** It waits for what the other is about. */
        BLOCKED_BY;

        @JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        public static Kind of(String id) {
            return Arrays.stream(values())
                    .filter(kind -> kind.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("there is no kind of link '%s'".formatted(id)));
        }
    }
}
