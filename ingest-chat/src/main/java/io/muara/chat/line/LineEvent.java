package io.muara.chat.line;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What we use of LINE's webhook event objects, under LINE's own names. See the Messaging API reference, "Webhook event
 * objects". Whole numbers are texts here, so that none is ever cut.
 *
 * @param timestamp milliseconds; when it happened, also in a copy that comes again
 */
record LineEvent(
        @Nullable String type,
        @Nullable String timestamp,
        @Nullable String webhookEventId,
        @Nullable String replyToken,
        @Nullable Source source,
        @Nullable Message message,
        @Nullable Unsend unsend,
        @Nullable Postback postback) {

    /** @param userId may be missing in groups and rooms */
    record Source(
            @Nullable String type,
            @Nullable String userId,
            @Nullable String groupId,
            @Nullable String roomId) {}

    record Message(
            @Nullable String id,
            @Nullable String type,
            @Nullable String text,
            @Nullable String quotedMessageId,
            @Nullable ContentProvider contentProvider,
            @Nullable ImageSet imageSet,
            @Nullable String fileName,
            @Nullable Long fileSize,
            @Nullable String title,
            @Nullable String address,
            @Nullable Double latitude,
            @Nullable Double longitude,
            @Nullable List<String> keywords) {}

    /** @param originalContentUrl where a file lies that LINE does not keep */
    record ContentProvider(@Nullable String type, @Nullable String originalContentUrl) {}

    /** @param index from 1; missing, like the total, when an old app sent it */
    record ImageSet(
            @Nullable String id,
            @Nullable Integer index,
            @Nullable Integer total) {}

    record Unsend(@Nullable String messageId) {}

    /** @param params what was picked, or to which menu was switched */
    record Postback(@Nullable String data, @Nullable Map<String, String> params) {}
}
