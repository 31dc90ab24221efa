package io.muara.chat.meta;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What we use of one element of {@code messaging[]}, under Meta's own names. See "Messenger Platform: Webhook events" and
 * "Instagram Platform: Webhooks". Numbers are texts, because Meta writes some of them either way.
 */
record MessagingEvent(
        @Nullable Party sender,
        @Nullable Party recipient,
        @Nullable String timestamp,
        @Nullable Message message,
        @Nullable MessageEdit message_edit,
        @Nullable Postback postback,
        @Nullable Reaction reaction,
        @Nullable Delivery delivery,
        @Nullable Read read) {

    record Party(@Nullable String id) {}

    record Message(
            @Nullable String mid,
            @Nullable String text,
            @Nullable List<File> attachments,
            @Nullable QuickReply quick_reply,
            @Nullable ReplyTo reply_to,
            @Nullable Boolean is_echo,
            @Nullable Boolean is_deleted,
            @Nullable Boolean is_unsupported,
            @Nullable String metadata,
            @Nullable Referral referral) {}

    record File(
            @Nullable String type,
            @Nullable Payload payload,
            @Nullable String title) {}

    record Payload(@Nullable String url, @Nullable String title) {}

    record QuickReply(@Nullable String payload) {}

    record ReplyTo(@Nullable String mid, @Nullable Story story) {}

    record Story(@Nullable String id) {}

    record Referral(
            @Nullable AdsContext ads_context_data, @Nullable Product product) {}

    record AdsContext(@Nullable String ad_title) {}

    record Product(@Nullable String id) {}

    record MessageEdit(
            @Nullable String mid,
            @Nullable String text,
            @Nullable String num_edit) {}

    record Postback(
            @Nullable String mid,
            @Nullable String title,
            @Nullable String payload,
            @Nullable Referral referral) {}

    record Reaction(
            @Nullable String mid,
            @Nullable String action,
            @Nullable String reaction,
            @Nullable String emoji) {}

    record Delivery(@Nullable List<String> mids, @Nullable String watermark) {}

    record Read(@Nullable String mid, @Nullable String watermark) {}
}
