package io.muara.chat.vonage;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What we use of the Messages API's inbound messages and status callbacks of version 1, under Vonage's own names. See the
 * "Messages API" reference, "Webhooks".
 */
record VonageMessage(
        @Nullable String channel,
        @Nullable String message_uuid,
        @Nullable String to,
        @Nullable String from,
        @Nullable String timestamp,
        @Nullable String message_type,
        @Nullable String status,
        @Nullable String client_ref,
        @Nullable String provider_message,
        @Nullable String text,
        @Nullable File image,
        @Nullable File audio,
        @Nullable File video,
        @Nullable File file,
        @Nullable File vcard,
        @Nullable File sticker,
        @Nullable Location location,
        @Nullable Reply reply,
        @Nullable Button button,
        @Nullable Order order,
        @Nullable Reaction reaction,
        @Nullable Context context,
        @Nullable Profile profile,
        @Nullable Problem error) {

    record File(
            @Nullable String url,
            @Nullable String caption,
            @Nullable String name) {}

    record Location(
            @Nullable Double lat,
            @JsonProperty("long") @Nullable Double longitude,
            @Nullable String name,
            @Nullable String address) {}

    record Reply(
            @Nullable String id,
            @Nullable String title,
            @Nullable String description) {}

    record Button(@Nullable String payload, @Nullable String text) {}

    record Order(@Nullable String text, @Nullable List<Item> product_items) {}

    record Item(
            @Nullable String product_retailer_id,
            @Nullable Integer quantity,
            @Nullable String item_price,
            @Nullable String currency) {}

    record Reaction(@Nullable String action, @Nullable String emoji) {}

    record Context(@Nullable String message_uuid) {}

    record Profile(@Nullable String name, @Nullable String username) {}

    /** @param title the code */
    record Problem(@Nullable String title, @Nullable String detail) {}
}
