package io.muara.chat.slack;

import io.muara.ingest.reading.UnreadableElement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where something was said, and so where it is answered. Written as a conversation's contact: a direct conversation by
 * itself, because there is one for each person; anything else with a slash and the thread, because in a channel one thread is
 * one matter.
 *
 * @param thread the {@code ts} of the message that it began with
 */
record SlackPlace(String channel, Optional<String> thread) {

    /** @param thread of what was said, or its own {@code ts} when it began one */
    static SlackPlace of(@Nullable String channel, @Nullable String type, String thread) {
        if (channel == null || channel.isBlank()) {
            throw new UnreadableElement("an event that does not say where it happened");
        }
        var isDirect = channel.startsWith("D") || "im".equals(type);
        return new SlackPlace(channel, isDirect ? Optional.empty() : Optional.of(thread));
    }

    static SlackPlace parse(String contact) {
        var slash = contact.indexOf('/');
        return slash < 0
                ? new SlackPlace(contact, Optional.empty())
                : new SlackPlace(contact.substring(0, slash), Optional.of(contact.substring(slash + 1)));
    }

    String contact() {
        return channel + thread.map(ts -> "/" + ts).orElse("");
    }

    /** A {@code ts} is unique within its channel only. */
    String message(String ts) {
        return channel + ":" + ts;
    }
}
