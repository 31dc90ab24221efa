package io.muara.chat.slack;

import static java.util.Objects.requireNonNullElse;

import io.muara.chat.slack.SlackEvent.Message;
import io.muara.chat.slack.SlackEvent.Reaction;
import io.muara.contracts.Attachment;
import io.muara.contracts.Content;
import io.muara.contracts.DeliveryReport;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.Provenance;
import io.muara.contracts.Provenance.Direction;
import io.muara.contracts.Provenance.Medium;
import io.muara.contracts.ReplyId;
import io.muara.contracts.Sender;
import io.muara.contracts.Threading;
import io.muara.ingest.Arrived;
import io.muara.ingest.reading.UnreadableElement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Slack's messages as our one shape. */
final class SlackMessages {

    /** Messages like any other. */
    private static final Set<String> SAID =
            Set.of("", "file_share", "thread_broadcast", "bot_message", "me_message", "slackbot_response");

    /** Slack itself tells what somebody did. */
    private static final Set<String> NOTICES = Set.of(
            "assistant_app_thread",
            "bot_add",
            "bot_disable",
            "bot_enable",
            "bot_remove",
            "channel_archive",
            "channel_canvas_updated",
            "channel_convert_to_private",
            "channel_convert_to_public",
            "channel_join",
            "channel_leave",
            "channel_name",
            "channel_posting_permissions",
            "channel_purpose",
            "channel_topic",
            "channel_unarchive",
            "document_mention",
            "file_mention",
            "group_archive",
            "group_join",
            "group_leave",
            "group_name",
            "group_purpose",
            "group_topic",
            "group_unarchive",
            "huddle_thread",
            "joiner_notification",
            "message_replied",
            "pinned_item",
            "reminder_add",
            "sh_room_created",
            "tombstone",
            "unpinned_item");

    private SlackMessages() {}

    static Arrived of(SlackCall call, Message event) {
        var subtype = requireNonNullElse(event.subtype(), "");
        if (subtype.equals("message_changed")) {
            return changed(call, event, part(event.message()));
        }
        if (subtype.equals("message_deleted")) {
            return deletion(call, event, event.previous_message());
        }
        if (NOTICES.contains(subtype)) {
            return new Arrived.Ignored(subtype);
        }
        var place = SlackPlace.of(event.channel(), event.channel_type(), thread(event));
        var id = place.message(ts(event.ts()));
        return reply(call, event, place)
                .map(known -> sent(call, place, id, known, event))
                .orElseGet(() -> whole(
                        call,
                        new Facts(place, id, Content.MESSAGE, author(call, event), direction(call, event), event.ts()),
                        SAID.contains(subtype) ? SlackContent.of(event) : SlackContent.unknown(subtype),
                        SlackFiles.of(event),
                        answers(event, place),
                        SlackContent.isPassedOn(event)));
    }

    /** Slack also calls it a change when a link's preview was added, or somebody answered in the thread. */
    private static Arrived changed(SlackCall call, Message event, Message message) {
        var before = event.previous_message();
        if ("tombstone".equals(message.subtype())) {
            // The root of a thread cannot go as long as there are answers; Slack itself writes in its place.
            return deletion(call, event, before);
        }
        var now = SlackContent.textOf(message);
        if (before != null && SlackContent.textOf(before).equals(now)) {
            return new Arrived.Ignored("message_unchanged");
        }
        var place = SlackPlace.of(event.channel(), event.channel_type(), thread(message));
        var target = place.message(ts(message.ts()));
        var at = message.edited() == null ? event.event_ts() : message.edited().ts();
        return whole(
                call,
                new Facts(place, target, "edit-" + at, author(call, message), direction(call, message), at),
                new Content.Edit(target, now),
                List.of(),
                Threading.continuous(),
                false);
    }

    /** @param message as it was; whoever deleted it, it was its author's */
    private static Arrived deletion(SlackCall call, Message event, @Nullable Message message) {
        var replaced = event.message() == null ? null : event.message().ts();
        var deleted = ts(event.deleted_ts() == null ? replaced : event.deleted_ts());
        var root = message == null ? null : message.thread_ts();
        var place = SlackPlace.of(event.channel(), event.channel_type(), requireNonNullElse(root, deleted));
        var target = place.message(deleted);
        var known = Optional.ofNullable(message).filter(SlackPerson::isKnown);
        return whole(
                call,
                new Facts(
                        place,
                        target,
                        "deletion",
                        known.map(author -> author(call, author)).orElseGet(() -> SlackPerson.ofMessage(target)),
                        known.map(author -> direction(call, author)).orElse(Direction.INBOUND),
                        event.event_ts()),
                new Content.Deletion(target),
                List.of(),
                Threading.continuous(),
                false);
    }

    static Arrived reaction(SlackCall call, Reaction reaction, boolean isAdded) {
        var item = reaction.item();
        if (item == null || !"message".equals(item.type())) {
            return new Arrived.Ignored("reaction_to_no_message");
        }
        var ts = ts(item.ts());
        var place = SlackPlace.of(item.channel(), null, ts);
        var target = place.message(ts);
        var name = requireNonNullElse(reaction.reaction(), "");
        var user = SlackPerson.required(reaction.user());
        var event = "reaction-%s-%s-%s".formatted(user, name, requireNonNullElse(reaction.event_ts(), ""));
        return whole(
                call,
                new Facts(
                        place,
                        target,
                        event,
                        SlackPerson.of(user, call.us().team()),
                        call.isOurBot(user) ? Direction.ECHO : Direction.INBOUND,
                        reaction.event_ts()),
                new Content.Reaction(target, isAdded ? Optional.of(SlackEmoji.of(name)) : Optional.empty()),
                List.of(),
                Threading.continuous(),
                false);
    }

    private static Arrived whole(
            SlackCall call,
            Facts facts,
            Content content,
            List<Attachment> attachments,
            Threading threading,
            boolean isPassedOn) {
        return new Arrived.Message(new InboundMessage(
                call.id(facts.providerId, facts.event),
                call.conversation(facts.place),
                facts.sender,
                Optional.empty(),
                content,
                attachments,
                threading,
                new Provenance(
                        facts.providerId,
                        facts.direction,
                        call.time(facts.ts),
                        call.receivedAt(),
                        call.original(),
                        Optional.of(Medium.CHAT),
                        isPassedOn),
                Optional.empty()));
    }

    /** What Muara sent comes back as well, and says which reply it is; with a file it is known by the file. */
    private static Optional<Sent> reply(SlackCall call, Message event, SlackPlace place) {
        if (direction(call, event) == Direction.INBOUND) {
            return Optional.empty();
        }
        return SlackReply.in(event.metadata())
                .map(reply -> new Sent(Optional.of(reply), place.message(ts(event.ts()))))
                .or(() -> SlackFiles.firstId(event).map(file -> new Sent(Optional.empty(), SlackReply.file(file))));
    }

    private static Arrived sent(SlackCall call, SlackPlace place, String id, Sent sent, Message event) {
        return new Arrived.Report(new DeliveryReport(
                call.id(id, "status-sent"),
                call.conversation(place),
                sent.reply,
                Optional.of(sent.providerId),
                DeliveryReport.Status.SENT,
                Optional.empty(),
                call.time(event.ts())));
    }

    private static Sender author(SlackCall call, Message message) {
        return SlackPerson.of(message, call.us().team());
    }

    private static Direction direction(SlackCall call, Message message) {
        var profile = message.bot_profile();
        var isOurs = call.isOurApp(message.app_id())
                || call.isOurApp(profile == null ? null : profile.app_id())
                || call.isOurBot(message.user());
        return isOurs ? Direction.ECHO : Direction.INBOUND;
    }

    private static Threading answers(Message event, SlackPlace place) {
        return event.thread_ts() == null || event.thread_ts().equals(event.ts())
                ? Threading.continuous()
                : new Threading(Threading.Style.CONTINUOUS, List.of(place.message(event.thread_ts())));
    }

    private static String thread(Message message) {
        return ts(message.thread_ts() == null ? message.ts() : message.thread_ts());
    }

    private static Message part(@Nullable Message message) {
        if (message == null) {
            throw new UnreadableElement("a change that does not say of what");
        }
        return message;
    }

    private static String ts(@Nullable String ts) {
        if (ts == null || ts.isBlank()) {
            throw new UnreadableElement("an event that does not name its message");
        }
        return ts;
    }

    /** @param event what happened, as it goes into the message's id */
    private record Facts(
            SlackPlace place,
            String providerId,
            String event,
            Sender sender,
            Direction direction,
            @Nullable String ts) {}

    private record Sent(Optional<ReplyId> reply, String providerId) {}
}
