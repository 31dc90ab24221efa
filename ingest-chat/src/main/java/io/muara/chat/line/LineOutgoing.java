package io.muara.chat.line;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muara.attachments.FileNames;
import io.muara.contracts.Attachment;
import io.muara.contracts.OutboundMessage;
import io.muara.ingest.links.PublicLinks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A reply as LINE's message objects, all of one request, so that LINE takes all or none. See the Messaging API reference,
 * "Message objects". LINE takes no bytes: pictures and videos it fetches from us, any other file is a link in the text.
 */
final class LineOutgoing {

    private static final int LONGEST_TEXT = 5000;
    private static final int MOST_MESSAGES = 5;
    private static final long LARGEST_PICTURE = 10_000_000;
    private static final long LARGEST_VIDEO = 200_000_000;

    private final PublicLinks links;
    private final LinePreview previews;

    LineOutgoing(PublicLinks links, LinePreview previews) {
        this.links = links;
        this.previews = previews;
    }

    /** What is said, or why it cannot be. */
    sealed interface Said {

        record Messages(ArrayNode json) implements Said {}

        /** @param reason for an agent to read */
        record Impossible(String reason) implements Said {}
    }

    Said of(OutboundMessage message) {
        if (message.template().isPresent()) {
            return new Said.Impossible("LINE has no templates: write the text itself.");
        }
        var shown = new ArrayList<ObjectNode>();
        var lines = new ArrayList<String>();
        if (!message.text().isBlank()) {
            lines.add(message.text());
        }
        for (var file : message.attachments()) {
            var link = links.to(file);
            if (link.isEmpty()) {
                return new Said.Impossible("Files can be sent on LINE only when muara.public.url is set.");
            }
            shown(file).ifPresentOrElse(shown::add, () -> lines.add("%s: %s".formatted(file.name(), link.get())));
        }
        return together(String.join("\n", lines), shown);
    }

    private static Said together(String text, List<ObjectNode> shown) {
        if (text.length() > LONGEST_TEXT) {
            return new Said.Impossible("LINE takes at most %d characters in one message, links to files included."
                    .formatted(LONGEST_TEXT));
        }
        var messages = JsonNodeFactory.instance.arrayNode();
        if (!text.isEmpty()) {
            messages.addObject().put("type", "text").put("text", text);
        }
        messages.addAll(shown);
        if (messages.size() > MOST_MESSAGES) {
            return new Said.Impossible("LINE takes at most %d pictures and videos at once, the text counted as one."
                    .formatted(MOST_MESSAGES));
        }
        return messages.isEmpty() ? new Said.Impossible("There is nothing to send.") : new Said.Messages(messages);
    }

    /** As a picture or video in the chat; empty for what LINE shows only as a link. */
    private Optional<ObjectNode> shown(Attachment file) {
        var size = file.bytes().orElse(Long.MAX_VALUE);
        return switch (file.mediaType()) {
            case "image/jpeg", "image/png" -> size <= LARGEST_PICTURE ? shown(file, "image") : Optional.empty();
            case "video/mp4" -> size <= LARGEST_VIDEO ? shown(file, "video") : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Optional<ObjectNode> shown(Attachment file, String type) {
        return previews.of(file).flatMap(preview -> links.to(unnamed(preview))
                .flatMap(small -> links.to(unnamed(file)).map(whole -> JsonNodeFactory.instance
                        .objectNode()
                        .put("type", type)
                        .put("originalContentUrl", whole.toString())
                        .put("previewImageUrl", small.toString()))));
    }

    /** Nobody sees its name here, and a long one would make the address longer than LINE takes. */
    private static Attachment unnamed(Attachment file) {
        return new Attachment(
                FileNames.safe(Optional.empty(), file.mediaType()),
                file.mediaType(),
                file.bytes(),
                file.sha256(),
                file.stored(),
                file.remote(),
                file.contentId());
    }
}
