package io.muara.chat.instagram;

import com.fasterxml.jackson.databind.JsonNode;
import io.muara.chat.meta.Comments;
import io.muara.chat.meta.Comments.Author;
import io.muara.chat.meta.MetaEntry;
import io.muara.contracts.Content;
import io.muara.ingest.Arrived;
import io.muara.ingest.reading.UnreadableElement;
import java.util.List;
import java.util.Optional;

/** Comments and mentions. Instagram tells of no edit and no deletion. See "Instagram Platform: Webhooks". */
final class InstagramComments {

    private InstagramComments() {}

    static Arrived read(MetaEntry entry, JsonNode change) {
        var value = change.path("value");
        return switch (change.path("field").asText()) {
            case "comments", "live_comments" -> comment(entry, change, value);
            case "mentions" -> mention(entry, change, value);
            case "story_insights", "messaging_handover" ->
                new Arrived.Ignored(change.path("field").asText());
            default -> throw new UnreadableElement("a change that we do not know");
        };
    }

    private static Arrived comment(MetaEntry entry, JsonNode change, JsonNode value) {
        var id = required(value, "id");
        var parent = text(value.path("parent_id"));
        var author = text(value.path("from").path("id"))
                .map(who -> new Author(who, text(value.path("from").path("username"))));
        return Comments.of(
                entry,
                parent.orElse(id),
                id,
                Content.MESSAGE,
                author,
                new Content.Comment(
                        value.path("text").asText(),
                        value.path("media").path("id").asText(),
                        parent),
                List.of(),
                entry.sentAt(),
                entry.around("changes", change));
    }

    /** Instagram tells only where: a person must look. */
    private static Arrived mention(MetaEntry entry, JsonNode change, JsonNode value) {
        var media = required(value, "media_id");
        var id = text(value.path("comment_id")).orElse(media);
        return Comments.of(
                entry,
                id,
                id,
                // The same comment may be told of as a comment as well.
                "mention",
                Optional.empty(),
                new Content.Unsupported("mention", "we were mentioned at " + media),
                List.of(),
                entry.sentAt(),
                entry.around("changes", change));
    }

    private static Optional<String> text(JsonNode node) {
        return Optional.of(node.asText()).filter(text -> !text.isEmpty());
    }

    private static String required(JsonNode value, String name) {
        return text(value.path(name)).orElseThrow(() -> new UnreadableElement("a change without its " + name));
    }
}
