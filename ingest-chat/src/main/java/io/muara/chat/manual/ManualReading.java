package io.muara.chat.manual;

import com.fasterxml.jackson.databind.JsonNode;
import io.muara.contracts.ChannelId;
import io.muara.contracts.Content;
import io.muara.contracts.Content.Call.Line;
import io.muara.contracts.Content.Call.Outcome;
import io.muara.contracts.Content.Call.Speaker;
import io.muara.contracts.ConversationKey;
import io.muara.contracts.DeliveryReport;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.MessageId;
import io.muara.contracts.Provenance;
import io.muara.contracts.Provenance.Direction;
import io.muara.contracts.Provenance.Medium;
import io.muara.contracts.Provenance.Original;
import io.muara.contracts.ReplyId;
import io.muara.contracts.Sender;
import io.muara.contracts.Sender.Identity;
import io.muara.contracts.Threading;
import io.muara.ingest.Arrived;
import io.muara.ingest.reading.JsonBody;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one call means. Pure. The sender is the contact even where we spoke to them: a note of our own call may be the first that
 * is heard of them.
 */
final class ManualReading {

    static final ChannelId ID = new ChannelId("manual");

    private static final String ANONYMOUS = "anonymous";
    private static final int MOST_LINKS = 20;
    private static final int MOST_ANSWERS = 20;
    private static final int MOST_LINES = 2_000;
    private static final long LONGEST_CALL = Duration.ofDays(7).toSeconds();

    private final String account;
    private final ManualLink links;

    /** @param fileHosts that files may be fetched from; empty for any */
    ManualReading(String account, Optional<Set<String>> fileHosts) {
        this.account = account;
        this.links = new ManualLink(account, fileHosts);
    }

    /**
     * @param hasFiles whether files come along
     * @throws ManualMistake when the caller got anything wrong
     */
    Arrived read(ManualKind kind, byte[] body, boolean hasFiles, Instant receivedAt) {
        var json = ManualJson.read(body);
        return switch (kind) {
            case CALL -> new Arrived.Message(call(json, receivedAt));
            case MESSAGE -> new Arrived.Message(message(json, hasFiles, receivedAt));
            case DELIVERY -> new Arrived.Report(report(json.root(), receivedAt));
        };
    }

    private InboundMessage message(JsonBody json, boolean hasFiles, Instant receivedAt) {
        var fields = ManualFields.of(json.root());
        var id = fields.requiredText("id", ManualRule.ID);
        var medium = fields.requiredOneOf("medium", List.of(Medium.values()));
        fields.require("contact");
        var contact = fields.object("contact", ManualContact::of);
        var subject = fields.text("subject", ManualRule.LINE);
        var text = fields.text("text", ManualRule.TEXT);
        var attached = fields.objects("attachments", MOST_LINKS, links::read);
        if (text.isEmpty() && subject.isEmpty() && attached.isEmpty() && !hasFiles) {
            fields.note("text", "is missing, and there is no subject and no file either: say at least one of them");
        }
        var threading = new Threading(style(medium), fields.texts("answers", MOST_ANSWERS, ManualRule.NAME));
        var sentAt = fields.time("sent_at").orElse(receivedAt);
        var provenance = new Provenance(
                id,
                direction(fields),
                sentAt,
                receivedAt,
                Original.json(json.text()),
                Optional.of(medium),
                fields.flag("forwarded"));
        fields.finish();
        return new InboundMessage(
                MessageId.of(ID, account, id, "message"),
                conversation(ManualContact.key(contact.orElseThrow())),
                contact.orElseThrow(),
                subject,
                new Content.Text(text.orElse("")),
                attached,
                threading,
                provenance,
                Optional.empty());
    }

    private InboundMessage call(JsonBody json, Instant receivedAt) {
        var fields = ManualFields.of(json.root());
        var id = fields.requiredText("id", ManualRule.ID);
        var number = fields.requiredText("number", ManualRule.CALLER);
        var sender = new Sender(
                fields.text("name", ManualRule.NAME),
                // Whoever hides their number is not the same person as the next who does.
                List.of(number.equals(ANONYMOUS) ? Identity.of("call", id) : Identity.of(ManualContact.PHONE, number)),
                fields.text("language", ManualRule.LANGUAGE));
        var content = content(fields);
        var recording = fields.object("recording", links::read);
        var provenance = new Provenance(
                id,
                direction(fields),
                fields.time("started_at").orElse(receivedAt),
                receivedAt,
                Original.json(json.text()),
                Optional.of(Medium.PHONE),
                false);
        fields.finish();
        return new InboundMessage(
                // A message may have the same id at the caller's.
                MessageId.of(ID, account, id, "call"),
                conversation(ManualContact.key(sender)),
                sender,
                Optional.empty(),
                content,
                recording.stream().toList(),
                Threading.continuous(),
                provenance,
                Optional.empty());
    }

    private static Content.Call content(ManualFields fields) {
        return new Content.Call(
                fields.requiredOneOf("outcome", List.of(Outcome.values())),
                Duration.ofSeconds(
                        fields.number("duration_seconds", LONGEST_CALL).orElse(0L)),
                fields.text("note", ManualRule.TEXT).orElse(""),
                fields.objects(
                        "transcript",
                        MOST_LINES,
                        line -> new Line(
                                line.requiredOneOf("speaker", List.of(Speaker.values())),
                                line.requiredText("text", ManualRule.SAID))),
                fields.text("line", ManualRule.NAME),
                fields.text("agent", ManualRule.NAME));
    }

    private DeliveryReport report(JsonNode root, Instant receivedAt) {
        var fields = ManualFields.of(root);
        var reply = fields.requiredText("reply", ManualRule.UUID);
        var said = fields.requiredText("conversation", ManualRule.LINE);
        var conversation = ours(said);
        if (conversation.isEmpty() && !said.equals("-")) {
            fields.note("conversation", "must be one of this account's, as the webhook brought it with the reply");
        }
        var status = fields.requiredOneOf(
                "status",
                List.of(
                        DeliveryReport.Status.SENT,
                        DeliveryReport.Status.DELIVERED,
                        DeliveryReport.Status.READ,
                        DeliveryReport.Status.FAILED));
        var reason = fields.text("reason", ManualRule.LINE);
        var at = fields.time("at").orElse(receivedAt);
        fields.finish();
        return new DeliveryReport(
                MessageId.of(ID, account, reply, "status-" + status.id()),
                conversation.orElseThrow(),
                Optional.of(ReplyId.parse(reply)),
                Optional.empty(),
                status,
                reason,
                at);
    }

    private Optional<ConversationKey> ours(String text) {
        try {
            return Optional.of(ConversationKey.parse(text))
                    .filter(key -> key.channel().equals(ID) && key.account().equals(account));
        } catch (IllegalArgumentException notAConversation) {
            return Optional.empty();
        }
    }

    private ConversationKey conversation(String contact) {
        return new ConversationKey(ID, account, contact);
    }

    /** A letter is a matter of its own unless it answers something, as a mail is. */
    private static Threading.Style style(Medium medium) {
        return switch (medium) {
            case LETTER, EMAIL -> Threading.Style.THREADED;
            case CHAT, SMS, SOCIAL, PHONE -> Threading.Style.CONTINUOUS;
        };
    }

    private static Direction direction(ManualFields fields) {
        return switch (fields.oneOf("direction", List.of(Way.values())).orElse(Way.INBOUND)) {
            case INBOUND -> Direction.INBOUND;
            case OUTBOUND -> Direction.ECHO;
        };
    }

    /** Who spoke to whom, in our callers' words. */
    private enum Way {
        INBOUND,
        OUTBOUND
    }
}
