package io.muara.chat.telegram;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What we use of Telegram's objects, under Telegram's own names. See the Bot API, "Getting updates" and "Available types".
 * Whole numbers are texts here, so that no id is ever cut.
 */
final class TelegramUpdate {

    private TelegramUpdate() {}

    record Message(
            @Nullable String message_id,
            @Nullable String date,
            @Nullable String edit_date,
            @Nullable Chat chat,
            @Nullable User from,
            @Nullable Chat sender_chat,
            @Nullable String business_connection_id,
            @Nullable String message_thread_id,
            @Nullable Boolean is_topic_message,
            @Nullable Message reply_to_message,
            @Nullable Object forward_origin,
            @Nullable String media_group_id,
            @Nullable String migrate_to_chat_id,
            @Nullable String text,
            @Nullable List<Entity> entities,
            @Nullable String caption,
            @Nullable List<Entity> caption_entities,
            @Nullable List<File> photo,
            @Nullable File animation,
            @Nullable File audio,
            @Nullable File document,
            @Nullable File sticker,
            @Nullable File video,
            @Nullable File video_note,
            @Nullable File voice,
            @Nullable Contact contact,
            @Nullable Location location,
            @Nullable Venue venue,
            @Nullable Dice dice,
            @Nullable Poll poll,
            @Nullable Markup reply_markup) {}

    record Chat(
            @Nullable String id,
            @Nullable String type,
            @Nullable String title,
            @Nullable String username) {}

    record User(
            @Nullable String id,
            @Nullable String first_name,
            @Nullable String last_name,
            @Nullable String username,
            @Nullable String language_code) {}

    /** Offset and length count UTF-16 code units, as Java does. */
    record Entity(
            @Nullable String type,
            @Nullable Integer offset,
            @Nullable Integer length,
            @Nullable String url) {}

    record File(
            @Nullable String file_id,
            @Nullable String file_name,
            @Nullable String mime_type,
            @Nullable Long file_size,
            @Nullable String emoji) {}

    record Contact(
            @Nullable String phone_number,
            @Nullable String first_name,
            @Nullable String last_name) {}

    record Location(@Nullable Double latitude, @Nullable Double longitude) {}

    record Venue(
            @Nullable Location location,
            @Nullable String title,
            @Nullable String address) {}

    record Dice(@Nullable String emoji, @Nullable Integer value) {}

    record Poll(@Nullable String question, @Nullable List<Option> options) {}

    record Option(@Nullable String text) {}

    record Markup(@Nullable List<List<Button>> inline_keyboard) {}

    record Button(@Nullable String text, @Nullable String callback_data) {}

    record Callback(
            @Nullable String id,
            @Nullable User from,
            @Nullable Message message,
            @Nullable String data) {}

    record Reaction(
            @Nullable Chat chat,
            @Nullable String message_id,
            @Nullable User user,
            @Nullable Chat actor_chat,
            @Nullable String date,
            @Nullable List<ReactionType> new_reaction) {}

    record ReactionType(@Nullable String type, @Nullable String emoji) {}

    record Deleted(
            @Nullable String business_connection_id,
            @Nullable Chat chat,
            @Nullable List<String> message_ids) {}
}
