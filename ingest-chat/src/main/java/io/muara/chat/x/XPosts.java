package io.muara.chat.x;

import static java.util.Objects.requireNonNullElse;

import io.muara.chat.x.XEvent.Deleted;
import io.muara.contracts.Attachment;
import io.muara.contracts.Content;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.Provenance;
import io.muara.contracts.Provenance.Direction;
import io.muara.contracts.Provenance.Medium;
import io.muara.contracts.Provenance.Original;
import io.muara.contracts.Sender;
import io.muara.contracts.Threading;
import io.muara.ingest.Arrived;
import io.muara.ingest.reading.UnreadableElement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What was said in public, as our one shape. A conversation is all that one person says about us in public. */
final class XPosts {

    private XPosts() {}

    static Arrived of(XCall call, XPost post, Original original) {
        if (post.isRepost()) {
            return new Arrived.Ignored("repost");
        }
        var isOurs = call.us().is(post.author());
        var other = isOurs ? post.answersUser().filter(user -> !call.us().is(user)) : Optional.of(post.author());
        if (other.isEmpty()) {
            return new Arrived.Ignored("own_post");
        }
        return whole(
                call,
                new Facts(
                        post.id(),
                        XPlace.inPublic(other.get()),
                        post.sender(),
                        isOurs ? Direction.ECHO : Direction.INBOUND,
                        post.at()),
                new Content.Comment(post.text(), post.thread(), post.parent()),
                post.files(),
                new Threading(Threading.Style.CONTINUOUS, post.parent().stream().toList()),
                original);
    }

    static Arrived deletion(XCall call, Deleted deleted, Original original) {
        var status = deleted.status();
        var id = requireNonNullElse(status == null ? deleted.id() : status.id(), "");
        var author = requireNonNullElse(status == null ? deleted.author_id() : status.user_id(), "");
        if (id.isBlank() || author.isBlank()) {
            throw new UnreadableElement("a deletion that does not say what or whose it is");
        }
        if (call.us().is(author)) {
            return new Arrived.Ignored("own_post");
        }
        return whole(
                call,
                new Facts(
                        id,
                        XPlace.inPublic(author),
                        XPerson.of(call, author),
                        Direction.INBOUND,
                        call.time(deleted.timestamp_ms())),
                new Content.Deletion(id),
                List.of(),
                Threading.continuous(),
                original);
    }

    private static Arrived whole(
            XCall call,
            Facts facts,
            Content content,
            List<Attachment> attachments,
            Threading threading,
            Original original) {
        return new Arrived.Message(new InboundMessage(
                call.id(facts.id, content.event()),
                call.conversation(facts.place),
                facts.sender,
                Optional.empty(),
                content,
                attachments,
                threading,
                new Provenance(
                        facts.id,
                        facts.direction,
                        facts.sentAt,
                        call.receivedAt(),
                        original,
                        Optional.of(Medium.SOCIAL),
                        false),
                Optional.empty()));
    }

    private record Facts(String id, XPlace place, Sender sender, Direction direction, Instant sentAt) {}
}
