package io.muara.chat.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** What makes a message one that nobody wrote. See the Bot API, "Message". */
final class TelegramService {

    private static final Set<String> FIELDS = Set.of(
            "new_chat_members",
            "left_chat_member",
            "new_chat_title",
            "new_chat_photo",
            "delete_chat_photo",
            "group_chat_created",
            "supergroup_chat_created",
            "channel_chat_created",
            "message_auto_delete_timer_changed",
            "migrate_from_chat_id",
            "pinned_message",
            "forum_topic_created",
            "forum_topic_edited",
            "forum_topic_closed",
            "forum_topic_reopened",
            "general_forum_topic_hidden",
            "general_forum_topic_unhidden",
            "video_chat_scheduled",
            "video_chat_started",
            "video_chat_ended",
            "video_chat_participants_invited",
            "boost_added",
            "chat_background_set",
            "write_access_allowed",
            "connected_website");

    private TelegramService() {}

    /** Looks at the message itself and not at one that it answers. */
    static boolean in(JsonNode message) {
        return FIELDS.stream().anyMatch(message::has);
    }
}
