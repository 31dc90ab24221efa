package io.muara.chat.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What we use of Slack's events, under Slack's own names. See "message event" and "reaction_added event". A {@code ts} is an
 * id as well as a time, so it stays a text.
 */
final class SlackEvent {

    private SlackEvent() {}

    record Message(
            @Nullable String subtype,
            @Nullable String channel,
            @Nullable String channel_type,
            @Nullable String user,
            @Nullable String team,
            @Nullable String user_team,
            @Nullable Profile user_profile,
            @Nullable String username,
            @Nullable String bot_id,
            @Nullable String app_id,
            @Nullable BotProfile bot_profile,
            @Nullable String text,
            @Nullable String ts,
            @Nullable String thread_ts,
            @Nullable String event_ts,
            @Nullable String deleted_ts,
            @Nullable Edited edited,
            @Nullable List<File> files,
            @Nullable List<Attached> attachments,
            @Nullable JsonNode blocks,
            @Nullable Metadata metadata,
            @Nullable Message message,
            @Nullable Message previous_message) {}

    record Edited(@Nullable String ts) {}

    record Profile(@Nullable String real_name, @Nullable String display_name) {}

    record BotProfile(@Nullable String app_id, @Nullable String name) {}

    /** A preview of a link, a message passed on, or what an app wrote the old way. */
    record Attached(
            @Nullable Boolean is_share,
            @Nullable String pretext,
            @Nullable String title,
            @Nullable String text,
            @Nullable String fallback) {}

    record File(
            @Nullable String id,
            @Nullable String name,
            @Nullable String title,
            @Nullable String mimetype,
            @Nullable String mode,
            @Nullable Long size,
            @Nullable String url_private,
            @Nullable String url_private_download) {}

    record Metadata(@Nullable String event_type, @Nullable Payload event_payload) {}

    record Payload(@Nullable String reply) {}

    record Reaction(
            @Nullable String user,
            @Nullable String reaction,
            @Nullable Item item,
            @Nullable String event_ts) {}

    record Item(
            @Nullable String type,
            @Nullable String channel,
            @Nullable String ts) {}
}
