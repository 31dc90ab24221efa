package io.muara.chat.line;

import io.muara.chat.line.LineEvent.Message;
import io.muara.contracts.Attachment;
import io.muara.contracts.Content;
import io.muara.contracts.ConversationKey;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.MessageId;
import io.muara.contracts.Provenance;
import io.muara.contracts.Provenance.Direction;
import io.muara.contracts.Provenance.Medium;
import io.muara.contracts.Provenance.Original;
import io.muara.contracts.ReplyPass;
import io.muara.contracts.Threading;
import io.muara.ingest.Arrived;
import io.muara.ingest.reading.UnreadableElement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** LINE's events as our one shape, for one account. */
final class LineMessages {

    /** LINE promises a minute after the call. */
    private static final Duration PASS_LIFE = Duration.ofSeconds(50);

    private static final Duration LATEST_REDELIVERY = Duration.ofMinutes(20);

    private final String account;
    private final boolean passes;

    LineMessages(String account, boolean passes) {
        this.account = account;
        this.passes = passes;
    }

    ConversationKey conversation(LineEvent event) {
        return new ConversationKey(LineReading.ID, account, LinePerson.place(event.source()));
    }

    /** @throws UnreadableElement when it has none */
    static String id(LineEvent event) {
        return named(event.message() == null ? null : event.message().id(), "a message without its id");
    }

    Arrived message(LineEvent event, String original, Instant receivedAt) {
        var message = said(event);
        return whole(
                new Facts(id(event), Content.MESSAGE, original, receivedAt),
                event,
                LineContent.of(message),
                LineFiles.of(message),
                answers(message));
    }

    /** @param pictures by their place in the set, at least one */
    Arrived album(List<LineEvent> pictures, String original, Instant receivedAt) {
        var first = pictures.getFirst();
        return whole(
                new Facts(id(first), Content.MESSAGE, original, receivedAt),
                first,
                new Content.Text(""),
                pictures.stream()
                        .flatMap(picture -> LineFiles.of(said(picture)).stream())
                        .toList(),
                answers(said(first)));
    }

    /** Edits come in any order; the greatest time wins, and so makes the id. */
    Arrived edit(LineEvent event, String original, Instant receivedAt) {
        var target = id(event);
        return whole(
                new Facts(target, "edit-" + when(event), original, receivedAt),
                event,
                new Content.Edit(target, LineContent.of(said(event)).text()),
                List.of(),
                Threading.continuous());
    }

    Arrived deletion(LineEvent event, String original, Instant receivedAt) {
        var unsend = event.unsend();
        var target = named(unsend == null ? null : unsend.messageId(), "an unsend that names no message");
        return whole(
                new Facts(target, "deletion", original, receivedAt),
                event,
                new Content.Deletion(target),
                List.of(),
                Threading.continuous());
    }

    Arrived choice(LineEvent event, String original, Instant receivedAt) {
        var postback = event.postback();
        if (postback == null) {
            throw new UnreadableElement("a postback with nothing in it");
        }
        if (LineContent.isMenu(postback)) {
            return new Arrived.Ignored("rich_menu_switch");
        }
        var id = "postback:" + named(event.webhookEventId(), "a postback without the event's id");
        return whole(
                new Facts(id, Content.MESSAGE, original, receivedAt),
                event,
                LineContent.choice(postback),
                List.of(),
                Threading.continuous());
    }

    private Arrived whole(
            Facts facts, LineEvent event, Content content, List<Attachment> attachments, Threading threading) {
        var sentAt = time(event.timestamp(), facts.receivedAt);
        return new Arrived.Message(new InboundMessage(
                MessageId.of(LineReading.ID, account, facts.providerId, facts.event),
                conversation(event),
                LinePerson.of(event.source()),
                Optional.empty(),
                content,
                attachments,
                threading,
                new Provenance(
                        facts.providerId,
                        Direction.INBOUND,
                        sentAt,
                        facts.receivedAt,
                        Original.json(facts.original),
                        Optional.of(Medium.CHAT),
                        false,
                        pass(event, sentAt, facts.receivedAt)),
                Optional.empty()));
    }

    /** LINE counts from its call, and takes none for an event that it brought again too late. */
    private Optional<ReplyPass> pass(LineEvent event, Instant sentAt, Instant receivedAt) {
        return Optional.ofNullable(event.replyToken())
                .filter(token -> passes && !token.isBlank())
                .filter(token -> receivedAt.isBefore(sentAt.plus(LATEST_REDELIVERY)))
                .map(token -> new ReplyPass(token, receivedAt.plus(PASS_LIFE)));
    }

    private static Message said(LineEvent event) {
        if (event.message() == null) {
            throw new UnreadableElement("a message with nothing in it");
        }
        return event.message();
    }

    private static Threading answers(Message message) {
        return message.quotedMessageId() == null || message.quotedMessageId().isBlank()
                ? Threading.continuous()
                : new Threading(Threading.Style.CONTINUOUS, List.of(message.quotedMessageId()));
    }

    private static String when(LineEvent event) {
        return named(
                event.timestamp() == null ? event.webhookEventId() : event.timestamp(),
                "an edit that does not say when it was");
    }

    private static String named(@Nullable String id, String otherwise) {
        if (id == null || id.isBlank()) {
            throw new UnreadableElement(otherwise);
        }
        return id;
    }

    private static Instant time(@Nullable String millis, Instant otherwise) {
        return millis == null || !millis.matches("[0-9]{1,14}")
                ? otherwise
                : Instant.ofEpochMilli(Long.parseLong(millis));
    }

    /** @param event what happened, as it goes into the message's id */
    private record Facts(String providerId, String event, String original, Instant receivedAt) {}
}
