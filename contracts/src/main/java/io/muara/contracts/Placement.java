package io.muara.contracts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * Why a message stands on its ticket.
 *
 * @param because the same for a person to read, with what was not believed
 */
public record Placement(By by, String because) {

    public enum By {
        /** It came to an address that we gave out with a reply on the ticket. */
        SIGNED_ADDRESS,
        /** It was written on the page that contacts follow the ticket on. */
        TRACKING_PAGE,
        /** It answers a message on the ticket. */
        ANSWERED_MESSAGE,
        /** Its subject bears the ticket's tag. */
        SUBJECT_TAG,
        /** It says something about a message on the ticket, such as that it is edited. */
        REFERENCE,
        /** The conversation goes on. */
        CONVERSATION,
        /** Its contact's ticket goes on, which was in another conversation until then. */
        CONTACT,
        /** It belongs to a ticket that was merged into this one. */
        MERGED_TICKET,
        /** Somebody took it from another ticket. */
        SPLIT,
        /** Nothing placed it: it opened the ticket. */
        NOTHING;

        @JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
