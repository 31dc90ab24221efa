package io.muara.chat.x;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.muara.chat.x.XEvent.ExtendedEntities;
import io.muara.chat.x.XEvent.Media;
import io.muara.chat.x.XEvent.Post;
import io.muara.chat.x.XEvent.Reference;
import io.muara.chat.x.XEvent.Tweet;
import io.muara.contracts.Attachment;
import io.muara.contracts.Sender;
import io.muara.ingest.reading.UnreadableElement;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A post, whichever shape told of it.
 *
 * @param thread the post that it all began with, as far as X tells
 * @param answersUser whom it answers
 * @param isRepost somebody else's words, only passed on
 */
record XPost(
        String id,
        String author,
        Sender sender,
        String thread,
        Optional<String> parent,
        Optional<String> answersUser,
        boolean isRepost,
        String text,
        List<Attachment> files,
        Instant at) {

    static XPost of(XCall call) throws JsonProcessingException {
        var post = XCall.as(call.payload(), Post.class);
        var id = required(post.id());
        var author = required(post.author_id());
        var parent = Optional.ofNullable(post.in_reply_to_tweet_id()).or(() -> reference(post, "replied_to"));
        var note = post.note_tweet();
        return new XPost(
                id,
                author,
                XPerson.of(call, author),
                requireNonNullElse(post.conversation_id(), parent.orElse(id)),
                parent,
                Optional.ofNullable(post.in_reply_to_user_id())
                        .or(() -> parent.flatMap(answered -> authorOf(call, answered))),
                reference(post, "retweeted").isPresent(),
                note == null
                        ? XContent.text(post.text(), post.entities())
                        : XContent.text(note.text(), note.entities()),
                XFiles.of(media(call, post)),
                time(post.created_at(), call));
    }

    /** Of the older shape. */
    static XPost of(XCall call, Tweet tweet) {
        var id = required(tweet.id_str());
        var user = Optional.ofNullable(tweet.user()).filter(JsonNode::isObject);
        var author = required(user.map(who -> who.path("id_str").asText()).orElse(null));
        var parent = Optional.ofNullable(tweet.in_reply_to_status_id_str());
        var whole = tweet.extended_tweet();
        var media = media(whole == null ? tweet.extended_entities() : whole.extended_entities());
        return new XPost(
                id,
                author,
                XPerson.of(author, user),
                parent.orElse(id),
                parent,
                Optional.ofNullable(tweet.in_reply_to_user_id_str()),
                tweet.retweeted_status() != null && tweet.retweeted_status().isObject(),
                whole == null
                        ? XContent.text(tweet.text(), tweet.entities(), links(media))
                        : XContent.text(whole.full_text(), whole.entities(), links(media)),
                XFiles.of(media),
                call.time(tweet.timestamp_ms()));
    }

    private static Optional<String> reference(Post post, String type) {
        return requireNonNullElse(post.referenced_tweets(), List.<Reference>of()).stream()
                .filter(reference -> type.equals(reference.type()) && reference.id() != null)
                .map(reference -> requireNonNullElse(reference.id(), ""))
                .findFirst();
    }

    private static Optional<String> authorOf(XCall call, String post) {
        for (var included : call.includes("tweets")) {
            if (included.path("id").asText().equals(post)) {
                return Optional.of(included.path("author_id").asText()).filter(id -> !id.isEmpty());
            }
        }
        return Optional.empty();
    }

    private static List<Media> media(XCall call, Post post) throws JsonProcessingException {
        var keys = post.attachments() == null
                ? List.<String>of()
                : requireNonNullElse(post.attachments().media_keys(), List.<String>of());
        var found = new ArrayList<Media>();
        for (JsonNode included : call.includes("media")) {
            if (keys.contains(included.path("media_key").asText())) {
                found.add(XCall.as(included, Media.class));
            }
        }
        return found;
    }

    private static List<Media> media(@Nullable ExtendedEntities entities) {
        return entities == null ? List.of() : requireNonNullElse(entities.media(), List.of());
    }

    private static List<String> links(List<Media> media) {
        return media.stream()
                .map(one -> requireNonNullElse(one.url(), ""))
                .filter(link -> !link.isEmpty())
                .toList();
    }

    private static Instant time(@Nullable String iso, XCall call) {
        try {
            return iso == null ? call.receivedAt() : Instant.parse(iso);
        } catch (DateTimeException notAsDescribed) {
            return call.receivedAt();
        }
    }

    private static String required(@Nullable String id) {
        if (id == null || id.isBlank()) {
            throw new UnreadableElement("a post that does not say what or whose it is");
        }
        return id;
    }
}
