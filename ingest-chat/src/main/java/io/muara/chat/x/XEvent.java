package io.muara.chat.x;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What we use of X's objects, under X's own names. See "X Activity API event payload examples" and, for posts of the older
 * shape, "Account Activity API: Data objects". Ids are texts, because they do not fit into every number.
 */
final class XEvent {

    private XEvent() {}

    record DirectMessage(
            @Nullable String type,
            @Nullable String id,
            @Nullable String created_timestamp,
            @Nullable MessageCreate message_create) {}

    record MessageCreate(
            @Nullable Target target,
            @Nullable String sender_id,
            @Nullable MessageData message_data) {}

    record Target(@Nullable String recipient_id) {}

    record MessageData(
            @Nullable String text,
            @Nullable Entities entities,
            @Nullable Attached attachment,
            @Nullable QuickReply quick_reply_response) {}

    record Attached(
            @Nullable String type,
            @Nullable Media media,
            @Nullable Location location) {}

    record QuickReply(@Nullable String metadata) {}

    record Location(
            @Nullable SharedCoordinate shared_coordinate,
            @Nullable SharedPlace shared_place) {}

    record SharedCoordinate(@Nullable Point coordinates) {}

    /** Longitude first, as in GeoJSON. */
    record Point(@Nullable List<Double> coordinates) {}

    record SharedPlace(@Nullable Place place) {}

    record Place(@Nullable String full_name, @Nullable String name) {}

    record MarkRead(
            @Nullable String created_timestamp,
            @Nullable String sender_id,
            @Nullable String last_read_event_id) {}

    record Chat(
            @Nullable String id,
            @Nullable String sender_id,
            @Nullable String conversation_id,
            @Nullable String created_at_msec) {}

    record Post(
            @Nullable String id,
            @Nullable String text,
            @Nullable NoteTweet note_tweet,
            @Nullable String author_id,
            @Nullable String conversation_id,
            @Nullable String created_at,
            @Nullable String in_reply_to_user_id,
            @Nullable String in_reply_to_tweet_id,
            @Nullable List<Reference> referenced_tweets,
            @Nullable Entities entities,
            @Nullable MediaKeys attachments) {}

    /** The whole of a long post, of which {@code text} holds only the beginning. */
    record NoteTweet(@Nullable String text, @Nullable Entities entities) {}

    /** @param type {@code replied_to}, {@code quoted} or {@code retweeted} */
    record Reference(@Nullable String type, @Nullable String id) {}

    record MediaKeys(@Nullable List<String> media_keys) {}

    record Entities(@Nullable List<Url> urls) {}

    record Url(@Nullable String url, @Nullable String expanded_url) {}

    /** A post of the older shape. */
    record Tweet(
            @Nullable String id_str,
            @Nullable String created_at,
            @Nullable String timestamp_ms,
            @Nullable String text,
            @Nullable ExtendedTweet extended_tweet,
            @Nullable JsonNode user,
            @Nullable String in_reply_to_status_id_str,
            @Nullable String in_reply_to_user_id_str,
            @Nullable JsonNode retweeted_status,
            @Nullable Entities entities,
            @Nullable ExtendedEntities extended_entities) {}

    record ExtendedTweet(
            @Nullable String full_text,
            @Nullable Entities entities,
            @Nullable ExtendedEntities extended_entities) {}

    record ExtendedEntities(@Nullable List<Media> media) {}

    /** Of both shapes, which name the same things differently. */
    record Media(
            @Nullable String media_key,
            @Nullable String type,
            @Nullable String url,
            @Nullable String media_url_https,
            @Nullable VideoInfo video_info,
            @Nullable List<Variant> variants) {}

    record VideoInfo(@Nullable List<Variant> variants) {}

    record Variant(
            @Nullable Long bitrate,
            @Nullable Long bit_rate,
            @Nullable String content_type,
            @Nullable String url) {}

    /** @param status of the older shape */
    record Deleted(
            @Nullable String id,
            @Nullable String author_id,
            @Nullable String timestamp_ms,
            @Nullable Status status) {}

    record Status(@Nullable String id, @Nullable String user_id) {}
}
