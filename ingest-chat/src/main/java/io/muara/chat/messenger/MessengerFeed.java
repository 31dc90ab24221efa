package io.muara.chat.messenger;

import com.fasterxml.jackson.databind.JsonNode;
import io.muara.chat.meta.Comments;
import io.muara.chat.meta.Comments.Author;
import io.muara.chat.meta.MetaEntry;
import io.muara.contracts.Attachment;
import io.muara.contracts.Content;
import io.muara.ingest.Arrived;
import io.muara.ingest.reading.UnreadableElement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What happens on a page in public. See "Webhooks reference: Page", fields {@code feed} and {@code mention}. */
final class MessengerFeed {

    private static final Set<String> POSTS = Set.of("post", "status", "photo", "video", "share", "album");

    private MessengerFeed() {}

    static Arrived read(MetaEntry entry, JsonNode change) {
        var value = change.path("value");
        return switch (change.path("field").asText()) {
            case "feed" -> feed(entry, change, value);
            case "mention" -> mention(entry, change, value);
            default -> throw new UnreadableElement("a change that we do not know");
        };
    }

    private static Arrived feed(MetaEntry entry, JsonNode change, JsonNode value) {
        var item = value.path("item").asText();
        if (item.equals("comment")) {
            return comment(entry, change, value);
        }
        var isVisitors =
                author(value).filter(who -> !who.id().equals(entry.us())).isPresent();
        if (POSTS.contains(item) && isVisitors && value.path("verb").asText().equals("add")) {
            var post = required(value, "post_id");
            return Comments.of(
                    entry,
                    post,
                    post,
                    Content.MESSAGE,
                    author(value),
                    new Content.Comment(value.path("message").asText(), post, Optional.empty()),
                    photo(value),
                    at(entry, value),
                    entry.around("changes", change));
        }
        return new Arrived.Ignored(item.isEmpty() ? "feed" : item);
    }

    private static Arrived comment(MetaEntry entry, JsonNode change, JsonNode value) {
        var id = required(value, "comment_id");
        var post = required(value, "post_id");
        var parent =
                Optional.of(value.path("parent_id").asText()).filter(text -> !text.isEmpty() && !text.equals(post));
        var content = content(value, id, post, parent);
        // The same comment can be edited, hidden and shown again any number of times; each has a time of its own.
        var event = content.about().isEmpty()
                ? content.event()
                : "%s-%s-%s"
                        .formatted(
                                content.event(),
                                value.path("verb").asText(),
                                entry.time().asText());
        return Comments.of(
                entry,
                parent.orElse(id),
                id,
                event,
                author(value),
                content,
                photo(value),
                content.about().isEmpty() ? at(entry, value) : entry.sentAt(),
                entry.around("changes", change));
    }

    private static Content content(JsonNode value, String id, String post, Optional<String> parent) {
        var text = value.path("message").asText();
        return switch (value.path("verb").asText()) {
            case "add" -> new Content.Comment(text, post, parent);
            case "edited", "edit" -> new Content.Edit(id, text);
            case "remove" -> new Content.Deletion(id);
            case "hide" -> new Content.Visibility(id, true);
            case "unhide" -> new Content.Visibility(id, false);
            default -> throw new UnreadableElement("a comment with which something happened that we do not know");
        };
    }

    /**
     * The same post or comment may be told of in the feed as well, and then is another message: only there stands who wrote it.
     * Mostly Meta tells only where: a person must look.
     */
    private static Arrived mention(MetaEntry entry, JsonNode change, JsonNode value) {
        var post = required(value, "post_id");
        var id = Optional.of(value.path("comment_id").asText())
                .filter(text -> !text.isEmpty())
                .orElse(post);
        var text = value.path("message").asText();
        return Comments.of(
                entry,
                id,
                id,
                "mention",
                author(value),
                text.isEmpty()
                        ? new Content.Unsupported("mention", "our page was mentioned at " + post)
                        : new Content.Comment(text, post, Optional.empty()),
                List.of(),
                at(entry, value),
                entry.around("changes", change));
    }

    private static Optional<Author> author(JsonNode value) {
        var id = value.path("from").path("id").asText(value.path("sender_id").asText());
        var name =
                value.path("from").path("name").asText(value.path("sender_name").asText());
        return id.isEmpty()
                ? Optional.empty()
                : Optional.of(new Author(id, Optional.of(name).filter(text -> !text.isEmpty())));
    }

    private static List<Attachment> photo(JsonNode value) {
        var url = value.path("photo").asText();
        return value.has("photo") ? List.of(Comments.image(url)) : List.of();
    }

    private static Instant at(MetaEntry entry, JsonNode value) {
        var seconds = value.path("created_time").asLong();
        return seconds > 0 && seconds < 99_999_999_999L ? Instant.ofEpochSecond(seconds) : entry.sentAt();
    }

    private static String required(JsonNode value, String name) {
        var text = value.path(name).asText();
        if (text.isEmpty()) {
            throw new UnreadableElement("a change without its " + name);
        }
        return text;
    }
}
