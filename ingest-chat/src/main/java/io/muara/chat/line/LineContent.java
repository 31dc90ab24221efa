package io.muara.chat.line;

import static java.util.Objects.requireNonNullElse;

import io.muara.chat.line.LineEvent.Message;
import io.muara.chat.line.LineEvent.Postback;
import io.muara.contracts.Content;
import io.muara.ingest.reading.UnreadableElement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a message says. LINE writes its own emoji and mentions out as words in the text itself. */
final class LineContent {

    private LineContent() {}

    static Content of(Message message) {
        return switch (requireNonNullElse(message.type(), "")) {
            case "text" -> new Content.Text(requireNonNullElse(message.text(), ""));
            case "image", "video", "audio", "file" -> new Content.Text("");
            case "location" -> location(message);
            case "sticker" -> new Content.Text(sticker(message));
            case "" -> throw new UnreadableElement("a message that does not say what it is");
            default -> new Content.Unsupported(String.valueOf(message.type()), "a kind of message that we do not know");
        };
    }

    /**
     * The data is ours; what the customer saw on the button LINE does not tell. Who picked a date or time said just that.
     */
    static Content.Choice choice(Postback postback) {
        var data = requireNonNullElse(postback.data(), "");
        var params = requireNonNullElse(postback.params(), Map.<String, String>of());
        var picked = Stream.of("datetime", "date", "time")
                .flatMap(kind -> Stream.ofNullable(params.get(kind)))
                .findFirst();
        return new Content.Choice(Optional.of(data), picked.orElse(data), Optional.empty());
    }

    /** Whether somebody only turned a page of the menu below the chat. */
    static boolean isMenu(Postback postback) {
        return requireNonNullElse(postback.params(), Map.<String, String>of()).containsKey("newRichMenuAliasId");
    }

    private static Content location(Message message) {
        if (message.latitude() == null || message.longitude() == null) {
            throw new UnreadableElement("a place without its coordinates");
        }
        return new Content.Location(
                message.latitude(),
                message.longitude(),
                Optional.ofNullable(message.title()),
                Optional.ofNullable(message.address()));
    }

    /** LINE gives no picture of it: the words on it, if the customer wrote some, else what it shows. */
    private static String sticker(Message message) {
        if (message.text() != null && !message.text().isBlank()) {
            return message.text();
        }
        var shows = String.join(", ", requireNonNullElse(message.keywords(), List.<String>of()));
        return shows.isBlank() ? "[sticker]" : "[sticker: %s]".formatted(shows);
    }
}
