package io.muara.chat.meta;

import io.muara.contracts.Attachment;
import io.muara.contracts.Content;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.MessageId;
import io.muara.contracts.Provenance;
import io.muara.contracts.Provenance.Direction;
import io.muara.contracts.Provenance.Medium;
import io.muara.contracts.Provenance.Original;
import io.muara.contracts.Sender;
import io.muara.contracts.Threading;
import io.muara.ingest.Arrived;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What was said or done in public, as our one shape. A conversation is one thread of comments, whoever takes part in it. */
public final class Comments {

    /** What a conversation's contact begins with when it is a thread of comments. */
    public static final String THREAD = "comment:";

    private Comments() {}

    /**
     * @param thread id of the comment, or post, that the thread began with
     * @param id of the comment
     * @param event what happened to it, as it goes into the message's id
     * @param author empty where Meta does not tell, for privacy
     */
    public static Arrived of(
            MetaEntry entry,
            String thread,
            String id,
            String event,
            Optional<Author> author,
            Content content,
            List<Attachment> attachments,
            Instant at,
            Original original) {
        var isOurs = author.filter(who -> who.id().equals(entry.us())).isPresent();
        return new Arrived.Message(new InboundMessage(
                MessageId.of(entry.channel(), entry.account(), id, event),
                entry.conversation(THREAD + thread),
                sender(entry, author, id),
                Optional.empty(),
                content,
                attachments,
                id.equals(thread) ? Threading.continuous() : new Threading(Threading.Style.CONTINUOUS, List.of(thread)),
                new Provenance(
                        id,
                        isOurs ? Direction.ECHO : Direction.INBOUND,
                        at,
                        entry.receivedAt(),
                        original,
                        Optional.of(Medium.SOCIAL),
                        false),
                Optional.empty()));
    }

    public static Attachment image(String url) {
        return MetaFiles.attachment(new MessagingEvent.Payload(url, null), "image/jpeg");
    }

    private static Sender sender(MetaEntry entry, Optional<Author> author, String id) {
        return author.map(who -> new Sender(
                        who.name(),
                        List.of(new Sender.Identity(entry.channel().value(), who.id(), Optional.of(entry.us())))))
                .orElseGet(() ->
                        new Sender(Optional.empty(), List.of(Sender.Identity.of(entry.channel() + "-comment", id))));
    }

    /** @param id scoped to the page or Instagram account */
    public record Author(String id, Optional<String> name) {}
}
