package io.muara.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the channel knows about what belongs together.
 *
 * @param style how messages of a conversation find their ticket
 * @param answers provider ids of the messages this one answers, the nearest first; may name messages of ours or none we know
 * @param movesTo the conversation that what this contact says next will come in, told once when the channel gives them
 *     another name, such as after a new phone number; nobody said anything then
 * @param evidence what else in the message names a ticket of ours, in the order in which it counts
 */
public record Threading(
        Style style,
        List<String> answers,
        Optional<ConversationKey> movesTo,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Evidence> evidence) {

    public Threading(Style style, List<String> answers) {
        this(style, answers, Optional.empty(), List.of());
    }

    public Threading {
        answers = List.copyOf(answers);
        evidence = List.copyOf(evidence);
    }

    public static Threading continuous() {
        return new Threading(Style.CONTINUOUS, List.of());
    }

    public static Threading movingTo(ConversationKey conversation) {
        return new Threading(Style.CONTINUOUS, List.of(), Optional.of(conversation), List.of());
    }

    public enum Style {
        /** A chat: whatever the contact says next belongs to their open ticket. */
        CONTINUOUS,
        /** Mail: a message belongs to the ticket of what it answers, and is a new matter when it answers nothing. */
        THREADED
    }

    /**
     * @param where such as {@code To} or {@code Subject}, for a person to read
     * @param proven whether it bears our signature; what does not was made up by somebody
     * @param reply of ours that it names, when it is an address
     * @param ticketNumber that it names, when it is a tag or a page
     */
    public record Evidence(
            Kind kind, String where, boolean proven, Optional<ReplyId> reply, Optional<Long> ticketNumber) {

        public enum Kind {
            /** An address that we gave to whom we wrote: whoever writes to it was let in by them. */
            SIGNED_ADDRESS,
            /** The page of a ticket, which only who got its link can write on. */
            TRACKING_PAGE,
            /** What we put into subjects. Anybody may have been shown it, so it lets nobody in. */
            SUBJECT_TAG;

            @JsonValue
            public String id() {
                return name().toLowerCase(Locale.ROOT);
            }
        }
    }
}
