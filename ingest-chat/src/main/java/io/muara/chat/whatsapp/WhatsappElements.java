package io.muara.chat.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.muara.chat.whatsapp.WhatsappNotification.Contact;
import io.muara.chat.whatsapp.WhatsappNotification.Message;
import io.muara.chat.whatsapp.WhatsappNotification.Profile;
import io.muara.chat.whatsapp.WhatsappNotification.Text;
import io.muara.ingest.reading.ProviderJson;
import io.muara.ingest.reading.UnreadableElement;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what comes with nearly every call field by field, because Jackson would look for each of the many fields that a
 * message could have. What a plain text has not is left to Jackson.
 */
final class WhatsappElements {

    private static final JsonMapper JSON = ProviderJson.MAPPER;

    private WhatsappElements() {}

    /** @throws IOException when a part of it is not what it should be; {@link UnreadableElement} when the whole is not */
    static Message message(JsonNode message) throws IOException {
        return new Message(
                text(message, "from"),
                text(message, "from_user_id"),
                text(message, "to"),
                text(message, "to_user_id"),
                text(message, "group_id"),
                text(message, "id"),
                text(message, "timestamp"),
                text(message, "type"),
                part(message, "context", WhatsappNotification.Context.class),
                part(message, "referral", WhatsappNotification.Referral.class),
                words(message),
                part(message, "image", WhatsappNotification.Media.class),
                part(message, "video", WhatsappNotification.Media.class),
                part(message, "audio", WhatsappNotification.Media.class),
                part(message, "document", WhatsappNotification.Media.class),
                part(message, "sticker", WhatsappNotification.Media.class),
                part(message, "location", WhatsappNotification.Location.class),
                parts(message, "contacts", WhatsappNotification.Card.class),
                part(message, "button", WhatsappNotification.Button.class),
                part(message, "interactive", WhatsappNotification.Interactive.class),
                part(message, "reaction", WhatsappNotification.Reaction.class),
                part(message, "order", WhatsappNotification.Order.class),
                part(message, "edit", WhatsappNotification.Edit.class),
                part(message, "revoke", WhatsappNotification.Revoke.class),
                part(message, "system", WhatsappNotification.SystemNotice.class),
                part(message, "unsupported", WhatsappNotification.Unsupported.class),
                parts(message, "errors", WhatsappNotification.Problem.class));
    }

    static Contact contact(JsonNode contact) {
        var profile = value(contact, "profile");
        return new Contact(
                profile == null ? null : new Profile(text(profile, "name"), text(profile, "username")),
                text(contact, "wa_id"),
                text(contact, "user_id"),
                text(contact, "parent_user_id"));
    }

    private static @Nullable Text words(JsonNode message) {
        var text = value(message, "text");
        return text == null ? null : new Text(text(text, "body"));
    }

    private static <T> @Nullable T part(JsonNode object, String name, Class<T> type) throws IOException {
        var value = value(object, name);
        return value == null ? null : JSON.treeToValue(value, type);
    }

    private static <T> @Nullable List<T> parts(JsonNode object, String name, Class<T> type) throws IOException {
        var value = value(object, name);
        return value == null ? null : JSON.readerForListOf(type).<List<T>>readValue(value);
    }

    private static @Nullable String text(JsonNode object, String name) {
        var value = value(object, name);
        if (value == null) {
            return null;
        }
        if (value.isContainerNode()) {
            throw notAsDescribed();
        }
        return value.asText();
    }

    private static @Nullable JsonNode value(JsonNode object, String name) {
        if (!object.isObject()) {
            throw notAsDescribed();
        }
        var value = object.get(name);
        return value == null || value.isNull() ? null : value;
    }

    private static UnreadableElement notAsDescribed() {
        return new UnreadableElement(WhatsappReading.NOT_AS_DESCRIBED);
    }
}
