package io.muara.chat.telegram;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.muara.chat.telegram.TelegramUpdate.Callback;
import io.muara.chat.telegram.TelegramUpdate.Deleted;
import io.muara.chat.telegram.TelegramUpdate.Message;
import io.muara.chat.telegram.TelegramUpdate.Reaction;
import io.muara.contracts.ChannelId;
import io.muara.contracts.MessageId;
import io.muara.ingest.Arrived;
import io.muara.ingest.reading.Aside;
import io.muara.ingest.reading.JsonBody;
import io.muara.ingest.reading.ProviderJson;
import io.muara.ingest.reading.UnreadableElement;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What one update means. Pure. Ids are made from chat and message and not from {@code update_id}, which begins anew at random
 * after a quiet week and differs between two webhooks of the same bot.
 */
final class TelegramReading {

    static final ChannelId ID = new ChannelId("telegram");

    /** Told to a bot that asked for everything; nothing a contact said to us. */
    private static final Set<String> NOT_FOR_US = Set.of(
            "business_connection",
            "message_reaction_count",
            "inline_query",
            "chosen_inline_result",
            "shipping_query",
            "pre_checkout_query",
            "purchased_paid_media",
            "poll",
            "poll_answer",
            "my_chat_member",
            "chat_member",
            "chat_join_request",
            "chat_boost",
            "removed_chat_boost",
            "managed_bot");

    private final Aside aside;
    private final TelegramMessages messages;

    TelegramReading(String account) {
        this.aside = new Aside(ID, account);
        this.messages = new TelegramMessages(account);
    }

    List<Arrived> read(byte[] body, Instant receivedAt) {
        try {
            var json = JsonBody.of(body);
            if (json.root().isArray() && !json.root().isEmpty()) {
                return List.of(messages.album(TelegramAlbum.in(json), json.text(), receivedAt));
            }
            return read(json, receivedAt);
        } catch (UnreadableElement e) {
            return List.of(aside.json(body, e.reason()));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return List.of(aside.json(body, "an update that is not what Telegram describes"));
        }
    }

    private List<Arrived> read(JsonBody json, Instant receivedAt) throws JsonProcessingException {
        if (!json.root().path("update_id").isIntegralNumber()) {
            throw new UnreadableElement("it is not a Telegram update");
        }
        for (var field : json.root().properties()) {
            if (!field.getKey().equals("update_id")) {
                return read(field.getKey(), field.getValue(), json, receivedAt);
            }
        }
        throw new UnreadableElement("an update with nothing in it");
    }

    private List<Arrived> read(String kind, JsonNode value, JsonBody json, Instant receivedAt)
            throws JsonProcessingException {
        return switch (kind) {
            case "message", "channel_post", "business_message" ->
                List.of(message(as(value, Message.class), TelegramService.in(value), json, receivedAt));
            case "edited_message", "edited_channel_post", "edited_business_message" ->
                List.of(messages.edit(as(value, Message.class), json.text(), receivedAt));
            case "deleted_business_messages" -> messages.deletions(as(value, Deleted.class), json.text(), receivedAt);
            case "callback_query" -> List.of(messages.choice(as(value, Callback.class), json.text(), receivedAt));
            case "message_reaction" -> List.of(messages.reaction(as(value, Reaction.class), json.text(), receivedAt));
            default -> {
                if (NOT_FOR_US.contains(kind)) {
                    yield List.of(new Arrived.Ignored(kind));
                }
                throw new UnreadableElement("an update of a kind that we do not know");
            }
        };
    }

    private Arrived message(Message message, boolean isService, JsonBody json, Instant receivedAt) {
        if (message.migrate_to_chat_id() != null) {
            return messages.move(message, json.text(), receivedAt);
        }
        if (message.media_group_id() == null) {
            return messages.message(message, isService, json.text(), receivedAt);
        }
        var place = TelegramPlace.of(message);
        return new Arrived.Part(
                MessageId.of(ID, aside.account(), place.message(message.message_id()), "part"),
                messages.conversation(place),
                "album-%s-%s".formatted(place.chat(), message.media_group_id()),
                json.text().getBytes(UTF_8),
                receivedAt);
    }

    private static <T> T as(JsonNode value, Class<T> type) throws JsonProcessingException {
        return Objects.requireNonNull(ProviderJson.MAPPER.treeToValue(value, type), "value");
    }
}
