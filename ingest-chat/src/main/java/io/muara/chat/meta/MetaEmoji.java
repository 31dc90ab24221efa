package io.muara.chat.meta;

import static java.util.Objects.requireNonNullElse;

import io.muara.chat.meta.MessagingEvent.Reaction;
import java.util.Map;
import java.util.Optional;

/** A reaction's emoji, which Meta sometimes only names. */
final class MetaEmoji {

    private static final Map<String, String> NAMED = Map.of(
            "love", "\u2764\uFE0F",
            "smile", "\uD83D\uDE06",
            "haha", "\uD83D\uDE06",
            "wow", "\uD83D\uDE2E",
            "sad", "\uD83D\uDE22",
            "angry", "\uD83D\uDE20",
            "like", "\uD83D\uDC4D",
            "yes", "\uD83D\uDC4D",
            "dislike", "\uD83D\uDC4E",
            "no", "\uD83D\uDC4E");

    private MetaEmoji() {}

    /** Empty when it was taken back. */
    static Optional<String> of(Reaction reaction) {
        if ("unreact".equals(reaction.action())) {
            return Optional.empty();
        }
        var name = requireNonNullElse(reaction.reaction(), "");
        return Optional.of(requireNonNullElse(reaction.emoji(), NAMED.getOrDefault(name, name)));
    }
}
