package io.muara.chat.telegram;

import static java.util.Objects.requireNonNullElse;

import io.muara.chat.telegram.TelegramUpdate.Callback;
import io.muara.chat.telegram.TelegramUpdate.Deleted;
import io.muara.chat.telegram.TelegramUpdate.Message;
import io.muara.chat.telegram.TelegramUpdate.Reaction;
import io.muara.contracts.Attachment;
import io.muara.contracts.Content;
import io.muara.contracts.ConversationKey;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.MessageId;
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
import org.jspecify.annotations.Nullable;

/** Telegram's objects as our one shape, for one account. */
final class TelegramMessages {

    private final String account;

    TelegramMessages(String account) {
        this.account = account;
    }

    ConversationKey conversation(TelegramPlace place) {
        return new ConversationKey(TelegramReading.ID, account, place.contact());
    }

    /** A service message, such as a new member, is nobody's message and not kept. */
    Arrived message(Message message, boolean isService, String original, Instant receivedAt) {
        var place = TelegramPlace.of(message);
        var id = place.message(message.message_id());
        var content = TelegramContent.of(message);
        if (content.isEmpty() && isService) {
            return new Arrived.Ignored("service_message");
        }
        var said = content.orElseGet(() -> new Content.Unsupported("message", "cannot be shown here"));
        return whole(
                new Facts(place, id, Content.MESSAGE, TelegramPerson.of(message), direction(message, place)),
                said,
                TelegramFiles.of(message),
                answers(message, place),
                provenance(id, message, time(message.date(), receivedAt), original, receivedAt));
    }

    /** The group goes on under another id: told where it was, so that what was said there is not lost. */
    Arrived move(Message message, String original, Instant receivedAt) {
        var place = TelegramPlace.of(message);
        var id = place.message(message.message_id());
        var after = new TelegramPlace(
                requireNonNullElse(message.migrate_to_chat_id(), ""), Optional.empty(), place.connection());
        return whole(
                new Facts(place, id, Content.MESSAGE, TelegramPerson.of(message), Direction.INBOUND),
                new Content.Unsupported("migrate_to_chat_id", "Telegram calls this group something else from now on."),
                List.of(),
                Threading.movingTo(conversation(after)),
                provenance(id, message, time(message.date(), receivedAt), original, receivedAt));
    }

    /** @param pictures by their place in the album, at least one */
    Arrived album(List<Message> pictures, String original, Instant receivedAt) {
        var first = pictures.getFirst();
        var place = TelegramPlace.of(first);
        var id = place.message(first.message_id());
        var captions = pictures.stream()
                .map(TelegramContent::caption)
                .filter(text -> !text.isBlank())
                .toList();
        return whole(
                new Facts(place, id, Content.MESSAGE, TelegramPerson.of(first), direction(first, place)),
                new Content.Text(String.join("\n", captions)),
                pictures.stream()
                        .flatMap(picture -> TelegramFiles.of(picture).stream())
                        .toList(),
                answers(first, place),
                provenance(id, first, time(first.date(), receivedAt), original, receivedAt));
    }

    Arrived edit(Message message, String original, Instant receivedAt) {
        var place = TelegramPlace.of(message);
        var target = place.message(message.message_id());
        var text = TelegramContent.of(message).map(Content::text).orElse("");
        return whole(
                new Facts(
                        place,
                        target,
                        "edit-" + message.edit_date(),
                        TelegramPerson.of(message),
                        direction(message, place)),
                new Content.Edit(target, text),
                List.of(),
                Threading.continuous(),
                provenance(target, message, time(message.edit_date(), receivedAt), original, receivedAt));
    }

    List<Arrived> deletions(Deleted deleted, String original, Instant receivedAt) {
        var place = TelegramPlace.of(deleted.chat(), deleted.business_connection_id());
        var ids = requireNonNullElse(deleted.message_ids(), List.<String>of());
        if (ids.isEmpty()) {
            throw new UnreadableElement("a deletion that names no message");
        }
        return ids.stream()
                .map(id -> deletion(place, place.message(id), deleted, original, receivedAt))
                .toList();
    }

    private Arrived deletion(TelegramPlace place, String target, Deleted deleted, String original, Instant receivedAt) {
        return whole(
                new Facts(place, target, "deletion", TelegramPerson.of(null, deleted.chat()), Direction.INBOUND),
                new Content.Deletion(target),
                List.of(),
                Threading.continuous(),
                provenance(target, null, receivedAt, original, receivedAt));
    }

    Arrived choice(Callback callback, String original, Instant receivedAt) {
        if (callback.id() == null || callback.from() == null || callback.from().id() == null) {
            throw new UnreadableElement("a pressed button that does not say who pressed it");
        }
        var asked = callback.message();
        // The message is not told when it is too old; then the button was pressed in the person's own chat with the
        // bot.
        var place = asked == null || asked.chat() == null
                ? new TelegramPlace(callback.from().id(), Optional.empty(), Optional.empty())
                : TelegramPlace.of(asked);
        var id = "callback:" + callback.id();
        var answers = asked != null && asked.chat() != null && asked.message_id() != null
                ? new Threading(Threading.Style.CONTINUOUS, List.of(place.message(asked.message_id())))
                : Threading.continuous();
        var data = requireNonNullElse(callback.data(), "");
        return whole(
                new Facts(place, id, Content.MESSAGE, TelegramPerson.of(callback.from(), null), Direction.INBOUND),
                new Content.Choice(Optional.of(data), label(asked, data), Optional.empty()),
                List.of(),
                answers,
                provenance(id, null, receivedAt, original, receivedAt));
    }

    Arrived reaction(Reaction reaction, String original, Instant receivedAt) {
        var place = TelegramPlace.of(reaction.chat(), null);
        var target = place.message(reaction.message_id());
        var sender = TelegramPerson.of(reaction.user(), reaction.actor_chat());
        var emoji = requireNonNullElse(reaction.new_reaction(), List.<TelegramUpdate.ReactionType>of()).stream()
                .map(type -> requireNonNullElse(type.emoji(), requireNonNullElse(type.type(), "")))
                .findFirst();
        var event = "reaction-%s-%s"
                .formatted(reaction.date(), sender.identities().getFirst().value());
        return whole(
                new Facts(place, target, event, sender, Direction.INBOUND),
                new Content.Reaction(target, emoji),
                List.of(),
                Threading.continuous(),
                provenance(target, null, time(reaction.date(), receivedAt), original, receivedAt));
    }

    private Arrived whole(
            Facts facts, Content content, List<Attachment> attachments, Threading threading, Provenance provenance) {
        return new Arrived.Message(new InboundMessage(
                MessageId.of(TelegramReading.ID, account, facts.providerId, facts.event),
                conversation(facts.place),
                facts.sender,
                Optional.empty(),
                content,
                attachments,
                threading,
                new Provenance(
                        provenance.providerId(),
                        facts.direction,
                        provenance.sentAt(),
                        provenance.receivedAt(),
                        provenance.original(),
                        provenance.medium(),
                        provenance.forwarded()),
                Optional.empty()));
    }

    private static Provenance provenance(
            String providerId, @Nullable Message message, Instant sentAt, String original, Instant receivedAt) {
        return new Provenance(
                providerId,
                Direction.INBOUND,
                sentAt,
                receivedAt,
                Original.json(original),
                Optional.of(Medium.CHAT),
                message != null && message.forward_origin() != null);
    }

    /** In a person's own chats the bot sees both sides: what the chat's other side did not write, we wrote. */
    private static Direction direction(Message message, TelegramPlace place) {
        var isOurs = place.connection().isPresent()
                && message.from() != null
                && !place.chat().equals(message.from().id());
        return isOurs ? Direction.ECHO : Direction.INBOUND;
    }

    private static Threading answers(Message message, TelegramPlace place) {
        var answered = message.reply_to_message();
        return answered == null || answered.message_id() == null
                ? Threading.continuous()
                : new Threading(Threading.Style.CONTINUOUS, List.of(place.message(answered.message_id())));
    }

    private static String label(@Nullable Message asked, String data) {
        if (asked == null
                || asked.reply_markup() == null
                || asked.reply_markup().inline_keyboard() == null) {
            return data;
        }
        return asked.reply_markup().inline_keyboard().stream()
                .flatMap(List::stream)
                .filter(button -> data.equals(button.callback_data()) && button.text() != null)
                .map(button -> requireNonNullElse(button.text(), data))
                .findFirst()
                .orElse(data);
    }

    private static Instant time(@Nullable String seconds, Instant otherwise) {
        return seconds == null || !seconds.matches("[0-9]{1,11}")
                ? otherwise
                : Instant.ofEpochSecond(Long.parseLong(seconds));
    }

    /** @param event what happened, as it goes into the message's id */
    private record Facts(TelegramPlace place, String providerId, String event, Sender sender, Direction direction) {}
}
