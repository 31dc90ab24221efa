package io.muara.chat.whatsapp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What we use of WhatsApp's webhook elements, under Meta's own names:
 * developers.facebook.com/docs/whatsapp/cloud-api/webhooks/components. Anything may be missing.
 */
final class WhatsappNotification {

    private WhatsappNotification() {}

    record Metadata(
            @Nullable String display_phone_number, @Nullable String phone_number_id) {}

    record Contact(
            @Nullable Profile profile,
            @Nullable String wa_id,
            @Nullable String user_id,
            @Nullable String parent_user_id) {}

    record Profile(@Nullable String name, @Nullable String username) {}

    record Message(
            @Nullable String from,
            @Nullable String from_user_id,
            @Nullable String to,
            @Nullable String to_user_id,
            @Nullable String group_id,
            @Nullable String id,
            @Nullable String timestamp,
            @Nullable String type,
            @Nullable Context context,
            @Nullable Referral referral,
            @Nullable Text text,
            @Nullable Media image,
            @Nullable Media video,
            @Nullable Media audio,
            @Nullable Media document,
            @Nullable Media sticker,
            @Nullable Location location,
            @Nullable List<Card> contacts,
            @Nullable Button button,
            @Nullable Interactive interactive,
            @Nullable Reaction reaction,
            @Nullable Order order,
            @Nullable Edit edit,
            @Nullable Revoke revoke,
            @Nullable SystemNotice system,
            @Nullable Unsupported unsupported,
            @Nullable List<Problem> errors) {}

    record Context(
            @Nullable String id,
            @Nullable Boolean forwarded,
            @Nullable Boolean frequently_forwarded,
            @Nullable Product referred_product) {}

    record Product(@Nullable String product_retailer_id) {}

    record Referral(@Nullable String headline, @Nullable String body) {}

    record Text(@Nullable String body) {}

    record Media(
            @Nullable String id,
            @Nullable String mime_type,
            @Nullable String sha256,
            @Nullable String caption,
            @Nullable String filename) {}

    record Location(
            @Nullable Double latitude,
            @Nullable Double longitude,
            @Nullable String name,
            @Nullable String address) {}

    record Card(
            @Nullable Name name,
            @Nullable List<Phone> phones,
            @Nullable List<Email> emails) {}

    record Name(@Nullable String formatted_name, @Nullable String first_name) {}

    record Phone(@Nullable String phone, @Nullable String wa_id) {}

    record Email(@Nullable String email) {}

    record Button(@Nullable String payload, @Nullable String text) {}

    record Interactive(
            @Nullable String type,
            @Nullable Option button_reply,
            @Nullable Option list_reply,
            @Nullable FlowReply nfm_reply) {}

    record Option(
            @Nullable String id,
            @Nullable String title,
            @Nullable String description) {}

    record FlowReply(
            @Nullable String name,
            @Nullable String body,
            @Nullable String response_json) {}

    record Reaction(@Nullable String message_id, @Nullable String emoji) {}

    record Order(@Nullable String text, @Nullable List<Item> product_items) {}

    record Item(
            @Nullable String product_retailer_id,
            @Nullable Integer quantity,
            @Nullable Double item_price,
            @Nullable String currency) {}

    record Edit(
            @Nullable String original_message_id, @Nullable Message message) {}

    record Revoke(@Nullable String original_message_id) {}

    record SystemNotice(
            @Nullable String type,
            @Nullable String body,
            @Nullable String wa_id,
            @Nullable String user_id,
            @Nullable String previous_user_id,
            @Nullable String parent_user_id,
            @Nullable String previous_parent_user_id) {}

    record Unsupported(@Nullable String type) {}

    record Status(
            @Nullable String id,
            @Nullable String type,
            @Nullable String status,
            @Nullable String timestamp,
            @Nullable String recipient_id,
            @Nullable String recipient_user_id,
            @Nullable String recipient_type,
            @Nullable String recipient_participant_id,
            @Nullable String recipient_participant_user_id,
            @Nullable String biz_opaque_callback_data,
            @Nullable List<Problem> errors) {}

    record Call(
            @Nullable String id,
            @Nullable String from,
            @Nullable String from_user_id,
            @Nullable String to,
            @Nullable String to_user_id,
            @Nullable String event,
            @Nullable String direction,
            @Nullable String timestamp,
            @Nullable String status,
            @Nullable String start_time,
            @Nullable Long duration) {}

    record Preference(
            @Nullable String wa_id,
            @Nullable String user_id,
            @Nullable String detail,
            @Nullable String category,
            @Nullable String value,
            @Nullable String timestamp) {}

    record UserIdUpdate(
            @Nullable String wa_id,
            @Nullable String detail,
            @Nullable Change user_id,
            @Nullable Change parent_user_id,
            @Nullable String timestamp) {}

    record Change(@Nullable String previous, @Nullable String current) {}

    record Problem(
            @Nullable Integer code,
            @Nullable String title,
            @Nullable ProblemData error_data) {}

    record ProblemData(@Nullable String details) {}
}
