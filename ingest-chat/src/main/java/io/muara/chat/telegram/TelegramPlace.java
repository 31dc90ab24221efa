package io.muara.chat.telegram;

import io.muara.chat.telegram.TelegramUpdate.Chat;
import io.muara.chat.telegram.TelegramUpdate.Message;
import io.muara.ingest.reading.UnreadableElement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where something was said, and so where it is answered. Written as a conversation's contact: the chat, a slash and the topic
 * where a group has topics, an at sign and the connection where the bot answers for a person's own account.
 */
record TelegramPlace(String chat, Optional<String> topic, Optional<String> connection) {

    static TelegramPlace of(Message message) {
        var topic = Optional.ofNullable(message.message_thread_id())
                .filter(thread -> Boolean.TRUE.equals(message.is_topic_message()));
        return new TelegramPlace(id(message.chat()), topic, Optional.ofNullable(message.business_connection_id()));
    }

    static TelegramPlace of(@Nullable Chat chat, @Nullable String connection) {
        return new TelegramPlace(id(chat), Optional.empty(), Optional.ofNullable(connection));
    }

    static TelegramPlace parse(String contact) {
        var at = contact.indexOf('@');
        var rest = at < 0 ? contact : contact.substring(0, at);
        var slash = rest.indexOf('/');
        return new TelegramPlace(
                slash < 0 ? rest : rest.substring(0, slash),
                slash < 0 ? Optional.empty() : Optional.of(rest.substring(slash + 1)),
                at < 0 ? Optional.empty() : Optional.of(contact.substring(at + 1)));
    }

    String contact() {
        return chat
                + topic.map(id -> "/" + id).orElse("")
                + connection.map(id -> "@" + id).orElse("");
    }

    /** Message ids are unique within a chat only. */
    String message(@Nullable String id) {
        if (id == null) {
            throw new UnreadableElement("an update without the message's id");
        }
        return chat + ":" + id;
    }

    private static String id(@Nullable Chat chat) {
        if (chat == null || chat.id() == null) {
            throw new UnreadableElement("an update that does not say in which chat it happened");
        }
        return chat.id();
    }
}
