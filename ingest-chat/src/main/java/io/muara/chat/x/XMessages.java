package io.muara.chat.x;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.muara.chat.x.XEvent.DirectMessage;
import io.muara.chat.x.XEvent.MarkRead;
import io.muara.chat.x.XEvent.MessageCreate;
import io.muara.contracts.Attachment;
import io.muara.contracts.Content;
import io.muara.contracts.DeliveryReport;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.Provenance;
import io.muara.contracts.Provenance.Direction;
import io.muara.contracts.Provenance.Medium;
import io.muara.contracts.Provenance.Original;
import io.muara.contracts.Threading;
import io.muara.ingest.Arrived;
import io.muara.ingest.reading.UnreadableElement;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Direct messages as our one shape. */
final class XMessages {

    private XMessages() {}

    static Arrived message(XCall call, DirectMessage event, Original original) {
        if (!"message_create".equals(event.type()) || event.message_create() == null) {
            throw new UnreadableElement("a direct message event of a kind that we do not know");
        }
        var message = event.message_create();
        var sender = required(message.sender_id());
        var isOurs = call.kind().equals("dm.sent") || call.us().is(sender);
        var said = XContent.of(message.message_data());
        return whole(
                call,
                new Facts(
                        required(event.id()),
                        sender,
                        isOurs ? recipient(message) : sender,
                        isOurs ? Direction.ECHO : Direction.INBOUND,
                        call.time(event.created_timestamp())),
                said,
                XFiles.of(message.message_data()),
                original);
    }

    /** X Chat is encrypted from end to end: all we are told is that somebody wrote. */
    static Arrived encrypted(XCall call) throws JsonProcessingException {
        var chat = XCall.as(call.payload(), XEvent.Chat.class);
        var sender = required(chat.sender_id());
        var isOurs = call.kind().equals("chat.sent") || call.us().is(sender);
        return whole(
                call,
                new Facts(
                        required(chat.id()),
                        sender,
                        isOurs ? other(required(chat.conversation_id()), sender) : sender,
                        isOurs ? Direction.ECHO : Direction.INBOUND,
                        call.time(chat.created_at_msec())),
                new Content.Unsupported("chat", "it is encrypted from end to end: open it in X"),
                List.of(),
                call.whole());
    }

    /** They have read everything up to one message; X does not say whose that was. */
    static Arrived read(XCall call, MarkRead read) {
        var reader = required(read.sender_id());
        if (call.us().is(reader)) {
            return new Arrived.Ignored("own_read");
        }
        var id = required(read.last_read_event_id());
        return new Arrived.Report(new DeliveryReport(
                call.id(id, "status-read"),
                call.conversation(XPlace.direct(reader)),
                Optional.empty(),
                Optional.of(id),
                DeliveryReport.Status.READ,
                Optional.empty(),
                call.time(read.created_timestamp())));
    }

    private static Arrived whole(
            XCall call, Facts facts, Content content, List<Attachment> attachments, Original original) {
        return new Arrived.Message(new InboundMessage(
                call.id(facts.id, content.event()),
                call.conversation(XPlace.direct(facts.contact)),
                XPerson.of(call, facts.sender),
                Optional.empty(),
                content,
                attachments,
                Threading.continuous(),
                new Provenance(
                        facts.id,
                        facts.direction,
                        facts.sentAt,
                        call.receivedAt(),
                        original,
                        Optional.of(Medium.CHAT),
                        false),
                Optional.empty()));
    }

    private static String recipient(MessageCreate message) {
        return required(message.target() == null ? null : message.target().recipient_id());
    }

    /** Of a conversation between two that is named by both of their ids; any other names itself. */
    private static String other(String conversation, String one) {
        return Arrays.stream(conversation.split("[:-]"))
                .filter(id -> !id.isBlank() && !id.equals(one))
                .findFirst()
                .orElse(conversation);
    }

    private static String required(@Nullable String id) {
        if (requireNonNullElse(id, "").isBlank()) {
            throw new UnreadableElement("a direct message that does not say what or whose it is");
        }
        return requireNonNullElse(id, "");
    }

    /** @param contact the other side, whoever wrote */
    private record Facts(String id, String sender, String contact, Direction direction, Instant sentAt) {}
}
