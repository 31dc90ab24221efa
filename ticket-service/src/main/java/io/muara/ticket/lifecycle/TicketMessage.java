package io.muara.ticket.lifecycle;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonValue;
import io.muara.contracts.Attachment;
import io.muara.contracts.AttachmentReport;
import io.muara.contracts.Content;
import io.muara.contracts.ConversationKey;
import io.muara.contracts.DeliveryReport;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.MessageId;
import io.muara.contracts.Placement;
import io.muara.contracts.Provenance;
import io.muara.contracts.ReplyId;
import io.muara.contracts.ReplyPass;
import io.muara.contracts.TicketEvent;
import io.muara.contracts.Wire;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** One thing that was said on a ticket, by the contact or by us. */
@Entity
@Table(name = "message")
public class TicketMessage {

    private static final String AS_JSON = "cast(cast(? as text) as jsonb)";

    @Id
    UUID id;

    UUID ticket;
    long position;
    Direction direction;
    ConversationKey conversation;

    @Column(name = "provider_id")
    @Nullable
    String providerId;

    String text;

    @ColumnTransformer(read = "cast(content as text)", write = AS_JSON)
    String content;

    @ColumnTransformer(read = "cast(attachments as text)", write = AS_JSON)
    String attachments;

    @ColumnTransformer(read = "cast(mail as text)", write = AS_JSON)
    @Nullable
    String mail;

    @Column(name = "reply_pass")
    @ColumnTransformer(read = "cast(reply_pass as text)", write = AS_JSON)
    @Nullable
    String replyPass;

    @ColumnTransformer(read = "cast(placement as text)", write = AS_JSON)
    @Nullable
    String placement;

    @Column(name = "sent_at")
    Instant sentAt;

    @Column(name = "received_at")
    Instant receivedAt;

    /** Of ours, that no person wrote. */
    boolean automatic;

    DeliveryReport.@Nullable Status delivery;

    @Column(name = "delivery_reason")
    @Nullable
    String deliveryReason;

    @Column(name = "delivery_at")
    @Nullable
    Instant deliveryAt;

    /** Who spoke. */
    public enum Direction {
        /** The contact. */
        IN,
        /** One of us, through Muara. */
        OUT,
        /** One of us, by other means. */
        ECHO;

        @JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Direction of(String id) {
            return valueOf(id.toUpperCase(Locale.ROOT));
        }
    }

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected TicketMessage() {}

    /** The newest message of the ticket, right after it was received. */
    @SuppressWarnings("NullAway.Init") // field by field, below
    public TicketMessage(Ticket ticket, InboundMessage message, Placement why) {
        this(ticket, message.id().value(), directionOf(message), message.content(), message.conversation());
        placement = Json.text(why);
        // What was written on our own page nobody but us knows by a name, so no answer can refer to it.
        providerId = why.by() == Placement.By.TRACKING_PAGE
                ? null
                : message.provenance().providerId();
        attachments = Json.text(message.attachments());
        mail = message.mail().map(Json::text).orElse(null);
        replyPass = message.provenance().pass().map(Json::text).orElse(null);
        sentAt = message.provenance().sentAt();
        receivedAt = message.provenance().receivedAt();
    }

    /** The newest reply on the ticket, right after it was given. */
    @SuppressWarnings("NullAway.Init") // field by field, below
    public TicketMessage(Ticket ticket, ReplyId reply, String text, Instant now, boolean automatic) {
        this(ticket, reply.value(), Direction.OUT, new Content.Text(text), ticket.conversation);
        this.automatic = automatic;
        attachments = Json.text(List.of());
        sentAt = now;
        receivedAt = now;
        delivery = DeliveryReport.Status.WAITING;
        deliveryAt = now;
    }

    @SuppressWarnings("NullAway.Init") // completed by the public constructors
    private TicketMessage(Ticket ticket, UUID id, Direction direction, Content content, ConversationKey conversation) {
        this.id = id;
        this.ticket = ticket.id;
        this.position = ticket.messageCount;
        this.conversation = conversation;
        this.direction = direction;
        this.text = content.text();
        this.content = Json.text(content);
    }

    public UUID id() {
        return id;
    }

    public UUID ticket() {
        return ticket;
    }

    public long position() {
        return position;
    }

    public Direction direction() {
        return direction;
    }

    /** That in which it was said: a ticket may have been answered from another address than it was opened from. */
    public ConversationKey conversation() {
        return conversation;
    }

    public String text() {
        return text;
    }

    public Optional<String> providerId() {
        return Optional.ofNullable(providerId);
    }

    public String content() {
        return content;
    }

    public String attachments() {
        return attachments;
    }

    public Optional<String> mail() {
        return Optional.ofNullable(mail);
    }

    /** Why it stands on this ticket; absent on what we said, and on messages of before we wrote it down. */
    public Optional<Placement> placement() {
        return Optional.ofNullable(placement).map(json -> Wire.read(json.getBytes(UTF_8), Placement.class));
    }

    /** Lets one answer to it through, if its time is not over. */
    public Optional<ReplyPass> replyPass() {
        return Optional.ofNullable(replyPass).map(json -> Wire.read(json.getBytes(UTF_8), ReplyPass.class));
    }

    public Instant sentAt() {
        return sentAt;
    }

    public Instant receivedAt() {
        return receivedAt;
    }

    public boolean automatic() {
        return automatic;
    }

    public Optional<DeliveryReport.Status> delivery() {
        return Optional.ofNullable(delivery);
    }

    public Optional<String> deliveryReason() {
        return Optional.ofNullable(deliveryReason);
    }

    /** Moves the delivery on; false when the report tells nothing newer than what we know. */
    public boolean report(DeliveryReport.Status status, Optional<String> reason, Instant at) {
        if (delivery == null || deliveryAt == null || !Delivery.advances(delivery, deliveryAt, status, at)) {
            return false;
        }
        delivery = status;
        deliveryReason = reason.orElse(null);
        deliveryAt = at;
        return true;
    }

    /**
     * Empties it, as its author wants; that there was something stays.
     *
     * @param name of the message, or of one of its files, which alone goes then
     * @return false when it was empty already
     */
    public boolean withdraw(String name) {
        if (name.equals(providerId) || (files().size() == 1 && text.isBlank())) {
            return redact();
        }
        var kept = files().stream()
                .filter(file -> !file.remote().equals(Optional.of(name)))
                .toList();
        if (kept.size() == files().size()) {
            return false;
        }
        attachments = Json.text(kept);
        return true;
    }

    /** What its providers call its files. */
    public List<String> remotes() {
        return files().stream().flatMap(file -> file.remote().stream()).toList();
    }

    private boolean redact() {
        if (Wire.read(content.getBytes(UTF_8), Content.class) instanceof Content.Deletion) {
            return false;
        }
        var name = Optional.ofNullable(providerId).orElseGet(id::toString);
        text = "";
        content = Json.text(new Content.Deletion(name));
        attachments = Json.text(List.of());
        mail = null;
        return true;
    }

    private List<Attachment> files() {
        return List.of(Wire.read(attachments.getBytes(UTF_8), Attachment[].class));
    }

    /** What became of one of its files; empty when it has no such file that is waited for. */
    public Optional<Attachment> fetched(AttachmentReport report) {
        var files = new ArrayList<>(files());
        for (var each = files.listIterator(); each.hasNext(); ) {
            var file = each.next();
            if (file.awaited() && file.remote().equals(report.attachment().remote())) {
                var now = became(file, report);
                each.set(now);
                attachments = Json.text(files);
                return Optional.of(now);
            }
        }
        return Optional.empty();
    }

    /** It is the newest on another ticket now. */
    void moveTo(Ticket other, Placement why) {
        ticket = other.id;
        position = other.messageCount;
        placement = Json.text(why);
    }

    /** The provider's name for our reply, which later reports and answers refer to. */
    public void knownAs(String name) {
        providerId = name;
    }

    TicketEvent.Message heard() {
        var said = Wire.read(content.getBytes(UTF_8), Content.class).said();
        return new TicketEvent.Message(new MessageId(id), position, Json.shortened(said), placement());
    }

    TicketEvent.Reply told() {
        return new TicketEvent.Reply(
                new ReplyId(id),
                position,
                Json.shortened(text),
                delivery().map(DeliveryReport.Status::id).orElse(""),
                deliveryReason(),
                automatic);
    }

    private static Attachment became(Attachment file, AttachmentReport report) {
        return switch (report.outcome()) {
            case STORED -> report.attachment();
            case FAILED -> file.missing(report.reason().orElse("It could not be fetched."));
        };
    }

    private static Direction directionOf(InboundMessage message) {
        return message.provenance().direction() == Provenance.Direction.ECHO ? Direction.ECHO : Direction.IN;
    }
}
