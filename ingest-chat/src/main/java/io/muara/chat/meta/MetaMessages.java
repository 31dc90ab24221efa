package io.muara.chat.meta;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.databind.JsonNode;
import io.muara.chat.meta.MessagingEvent.Message;
import io.muara.chat.meta.MessagingEvent.Party;
import io.muara.chat.meta.MessagingEvent.Referral;
import io.muara.contracts.Attachment;
import io.muara.contracts.Content;
import io.muara.contracts.DeliveryReport;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.MessageId;
import io.muara.contracts.Provenance;
import io.muara.contracts.Provenance.Direction;
import io.muara.contracts.Provenance.Medium;
import io.muara.contracts.Provenance.Original;
import io.muara.contracts.ReplyId;
import io.muara.contracts.Sender;
import io.muara.contracts.Threading;
import io.muara.ingest.Arrived;
import io.muara.ingest.reading.UnreadableElement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One element of {@code messaging[]} as our one shape. */
final class MetaMessages {

    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    /** About the thread and not in it. */
    private static final Set<String> NOT_FOR_US = Set.of(
            "optin",
            "referral",
            "pass_thread_control",
            "take_thread_control",
            "request_thread_control",
            "app_roles",
            "account_linking",
            "policy_enforcement",
            "messaging_feedback");

    private final MetaEntry entry;
    private final Original original;

    MetaMessages(MetaEntry entry, Original original) {
        this.entry = entry;
        this.original = original;
    }

    List<Arrived> read(MessagingEvent event, JsonNode element) {
        if (event.message() != null) {
            return List.of(message(event, event.message()));
        }
        if (event.delivery() != null) {
            return delivered(event, event.delivery());
        }
        return List.of(other(event, element));
    }

    private Arrived other(MessagingEvent event, JsonNode element) {
        var edit = event.message_edit();
        if (edit != null) {
            var content = new Content.Edit(required(edit.mid()), requireNonNullElse(edit.text(), ""));
            return said(event, content, required(edit.mid()), "edit-" + edit.num_edit());
        }
        var postback = event.postback();
        if (postback != null) {
            var payload = Optional.ofNullable(postback.payload());
            var title = requireNonNullElse(postback.title(), payload.orElse(""));
            // Some have no id of their own: who pressed and when tells one from another.
            var id = requireNonNullElse(
                    postback.mid(), "postback:%s/%s".formatted(party(event.sender()), event.timestamp()));
            return whole(
                    event,
                    party(event.sender()),
                    Direction.INBOUND,
                    new Content.Choice(payload, title, Optional.empty()),
                    new Facts(id, Content.MESSAGE, List.of(), Threading.continuous(), topic(postback.referral())));
        }
        var reaction = event.reaction();
        if (reaction != null) {
            var content = new Content.Reaction(required(reaction.mid()), MetaEmoji.of(reaction));
            return said(event, content, content.target(), "reaction-" + event.timestamp());
        }
        if (event.read() != null) {
            return read(event, event.read());
        }
        return NOT_FOR_US.stream()
                .filter(element::has)
                .findFirst()
                .<Arrived>map(Arrived.Ignored::new)
                .orElseThrow(() -> new UnreadableElement("an event that we do not know"));
    }

    private Arrived message(MessagingEvent event, Message message) {
        var mid = required(message.mid());
        if (Boolean.TRUE.equals(message.is_echo())) {
            return echo(event, message, mid);
        }
        var content = content(message, mid);
        return whole(
                event,
                party(event.sender()),
                Direction.INBOUND,
                content,
                new Facts(mid, content.event(), MetaFiles.of(message), answers(message), topic(message.referral())));
    }

    /** What we sent comes back as well; what Muara sent is known by the reply's id that went along. */
    private Arrived echo(MessagingEvent event, Message message, String mid) {
        var reply = Optional.ofNullable(message.metadata())
                .filter(data -> UUID.matcher(data).matches())
                .map(ReplyId::parse);
        if (reply.isPresent()) {
            return report(event, party(event.recipient()), mid, reply, DeliveryReport.Status.SENT);
        }
        var content = content(message, mid);
        return whole(
                event,
                party(event.recipient()),
                Direction.ECHO,
                content,
                new Facts(mid, content.event(), MetaFiles.of(message), answers(message), topic(message.referral())));
    }

    private static Content content(Message message, String mid) {
        if (Boolean.TRUE.equals(message.is_deleted())) {
            return new Content.Deletion(mid);
        }
        if (message.quick_reply() != null) {
            return new Content.Choice(
                    Optional.ofNullable(message.quick_reply().payload()),
                    requireNonNullElse(message.text(), ""),
                    Optional.empty());
        }
        if (MetaFiles.isStoryMention(message)) {
            // Its address may not be kept for longer than the story itself is to be seen.
            return new Content.Unsupported(
                    "story_mention", "We were mentioned in a story: it can be seen for 24 hours.");
        }
        var text = MetaFiles.textOf(message);
        if (text.isEmpty() && MetaFiles.of(message).isEmpty()) {
            return new Content.Unsupported(MetaFiles.kind(message), "cannot be shown here");
        }
        return new Content.Text(text);
    }

    private List<Arrived> delivered(MessagingEvent event, MessagingEvent.Delivery delivery) {
        var mids = requireNonNullElse(delivery.mids(), List.<String>of());
        if (mids.isEmpty()) {
            return List.of(upTo(event, delivery.watermark(), DeliveryReport.Status.DELIVERED));
        }
        return mids.stream()
                .map(mid ->
                        report(event, party(event.sender()), mid, Optional.empty(), DeliveryReport.Status.DELIVERED))
                .toList();
    }

    private Arrived read(MessagingEvent event, MessagingEvent.Read read) {
        return read.mid() == null
                ? upTo(event, read.watermark(), DeliveryReport.Status.READ)
                : report(event, party(event.sender()), read.mid(), Optional.empty(), DeliveryReport.Status.READ);
    }

    /** Everything in the thread until then, none of it named. */
    private Arrived upTo(MessagingEvent event, @Nullable String watermark, DeliveryReport.Status status) {
        var until = millis(watermark)
                .orElseThrow(() -> new UnreadableElement("a report that does not say about which messages"));
        var contact = party(event.sender());
        return new Arrived.Report(new DeliveryReport(
                MessageId.of(
                        entry.channel(),
                        entry.account(),
                        contact,
                        "status-%s-%d".formatted(status.id(), until.toEpochMilli())),
                entry.conversation(contact),
                Optional.empty(),
                Optional.empty(),
                status,
                Optional.empty(),
                time(event),
                Optional.of(until)));
    }

    private Arrived report(
            MessagingEvent event, String contact, String mid, Optional<ReplyId> reply, DeliveryReport.Status status) {
        return new Arrived.Report(new DeliveryReport(
                MessageId.of(entry.channel(), entry.account(), mid, "status-" + status.id()),
                entry.conversation(contact),
                reply,
                Optional.of(mid),
                status,
                Optional.empty(),
                time(event)));
    }

    private Arrived said(MessagingEvent event, Content content, String providerId, String what) {
        return whole(
                event,
                party(event.sender()),
                Direction.INBOUND,
                content,
                new Facts(providerId, what, List.of(), Threading.continuous(), Optional.empty()));
    }

    private Arrived whole(MessagingEvent event, String contact, Direction direction, Content content, Facts facts) {
        var author = direction == Direction.ECHO ? entry.us() : contact;
        return new Arrived.Message(new InboundMessage(
                MessageId.of(entry.channel(), entry.account(), facts.providerId, facts.event),
                entry.conversation(contact),
                new Sender(
                        Optional.empty(),
                        List.of(new Sender.Identity(entry.channel().value(), author, Optional.of(entry.us())))),
                facts.topic,
                content,
                facts.attachments,
                facts.threading,
                new Provenance(
                        facts.providerId,
                        direction,
                        time(event),
                        entry.receivedAt(),
                        original,
                        Optional.of(Medium.CHAT),
                        false),
                Optional.empty()));
    }

    /** A story is named like a message: that it is one of ours is all that there is to know without looking at it. */
    private static Threading answers(Message message) {
        return Optional.ofNullable(message.reply_to())
                .flatMap(answered -> Optional.ofNullable(answered.mid())
                        .or(() -> Optional.ofNullable(answered.story()).map(MessagingEvent.Story::id)))
                .map(answered -> new Threading(Threading.Style.CONTINUOUS, List.of(answered)))
                .orElseGet(Threading::continuous);
    }

    /** The advertisement or the article of our catalogue that led the customer to us. */
    private static Optional<String> topic(@Nullable Referral referral) {
        var from = Optional.ofNullable(referral);
        return from.map(Referral::ads_context_data)
                .map(MessagingEvent.AdsContext::ad_title)
                .or(() -> from.map(Referral::product).map(MessagingEvent.Product::id))
                .filter(text -> !text.isBlank());
    }

    private Instant time(MessagingEvent event) {
        return millis(event.timestamp()).orElse(entry.receivedAt());
    }

    private static Optional<Instant> millis(@Nullable String text) {
        return Optional.ofNullable(text)
                .filter(digits -> digits.matches("[0-9]{1,14}"))
                .map(digits -> Instant.ofEpochMilli(Long.parseLong(digits)));
    }

    private static String party(@Nullable Party party) {
        if (party == null || party.id() == null || party.id().isBlank()) {
            throw new UnreadableElement("an event that does not say whose it is");
        }
        return party.id();
    }

    private static String required(@Nullable String mid) {
        if (mid == null || mid.isBlank()) {
            throw new UnreadableElement("an event that does not name its message");
        }
        return mid;
    }

    /** @param event what happened, as it goes into the message's id */
    private record Facts(
            String providerId,
            String event,
            List<Attachment> attachments,
            Threading threading,
            Optional<String> topic) {}
}
