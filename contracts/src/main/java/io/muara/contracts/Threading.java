package io.muara.contracts;

import java.util.List;

/**
 * What the channel knows about what belongs together.
 *
 * @param style how messages of a conversation find their ticket
 * @param answers provider ids of the messages this one answers, the nearest first; may name messages of ours or none we know
 */
public record Threading(Style style, List<String> answers) {

    public Threading {
        answers = List.copyOf(answers);
    }

    public static Threading continuous() {
        return new Threading(Style.CONTINUOUS, List.of());
    }

    public enum Style {
        /** A chat: whatever the contact says next belongs to their open ticket. */
        CONTINUOUS,
        /** Mail: a message belongs to the ticket of what it answers, and is a new matter when it answers nothing. */
        THREADED
    }
}
