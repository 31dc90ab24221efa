package io.muara.contracts;

import java.util.List;
import java.util.Optional;

/**
 * What the channel knows about what belongs together.
 *
 * @param style how messages of a conversation find their ticket
 * @param answers provider ids of the messages this one answers, the nearest first; may name messages of ours or none we know
 * @param movesTo the conversation that what this contact says next will come in, told once when the channel gives them
 *     another name, such as after a new phone number; nobody said anything then
 */
public record Threading(Style style, List<String> answers, Optional<ConversationKey> movesTo) {

    public Threading(Style style, List<String> answers) {
        this(style, answers, Optional.empty());
    }

    public Threading {
        answers = List.copyOf(answers);
    }

    public static Threading continuous() {
        return new Threading(Style.CONTINUOUS, List.of());
    }

    public static Threading movingTo(ConversationKey conversation) {
        return new Threading(Style.CONTINUOUS, List.of(), Optional.of(conversation));
    }

    public enum Style {
        /** A chat: whatever the contact says next belongs to their open ticket. */
        CONTINUOUS,
        /** Mail: a message belongs to the ticket of what it answers, and is a new matter when it answers nothing. */
        THREADED
    }
}
