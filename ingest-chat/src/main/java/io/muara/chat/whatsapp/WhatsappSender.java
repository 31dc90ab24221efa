package io.muara.chat.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import io.muara.chat.whatsapp.WhatsappNotification.Contact;
import io.muara.chat.whatsapp.WhatsappNotification.Message;
import io.muara.chat.whatsapp.WhatsappNotification.Profile;
import io.muara.contracts.Sender;
import io.muara.contracts.Sender.Identity;
import io.muara.ingest.reading.UnreadableElement;
import java.util.ArrayList;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who wrote. Since 2026 a customer may have no phone number for us, only a business-scoped user id, which changes with the
 * number; so every name that Meta gives is kept.
 */
final class WhatsappSender {

    static final String USER = "whatsapp";
    static final String PHONE = "phone";
    private static final Pattern NUMBER = Pattern.compile("[0-9]{5,15}");

    private WhatsappSender() {}

    /** What Meta says of the element's sender beside it; the others in the list wrote other messages. */
    static Optional<JsonNode> contactOf(JsonNode element, JsonNode contacts) {
        var user = element.path("from_user_id").asText();
        var phone = element.path("from").asText();
        for (var contact : contacts) {
            if (isSame(user, contact.path("user_id")) || isSame(phone, contact.path("wa_id"))) {
                return Optional.of(contact);
            }
        }
        return user.isEmpty() && phone.isEmpty() && contacts.size() == 1
                ? Optional.of(contacts.get(0))
                : Optional.empty();
    }

    static Sender of(Message message, Optional<Contact> contact, String waba) {
        var identities = new ArrayList<Identity>();
        user(message, contact).ifPresent(id -> identities.add(scoped(id, waba)));
        phone(message, contact).ifPresent(id -> identities.add(numbered(id, waba)));
        contact.map(Contact::parent_user_id)
                .filter(WhatsappSender::isPresent)
                .ifPresent(id -> identities.add(Identity.of(USER + "-parent", id)));
        if (message.system() != null) {
            present(message.system().user_id()).ifPresent(id -> identities.add(scoped(id, waba)));
            present(message.system().wa_id()).ifPresent(id -> identities.add(numbered(id, waba)));
        }
        if (identities.isEmpty()) {
            throw new UnreadableElement("a message that does not say who wrote it");
        }
        return new Sender(
                contact.map(Contact::profile).flatMap(WhatsappSender::name),
                identities.stream().distinct().toList());
    }

    /** The user id where there is one: a phone number comes and goes with the customer's settings. */
    static String contactName(Message message, Optional<Contact> contact) {
        return user(message, contact)
                .or(() -> phone(message, contact))
                .orElseThrow(() -> new UnreadableElement("a message that does not say who wrote it"));
    }

    static Identity numbered(String number, String waba) {
        return NUMBER.matcher(number).matches() ? Identity.of(PHONE, "+" + number) : scoped(number, waba);
    }

    static Optional<String> present(@Nullable String text) {
        return Optional.ofNullable(text).filter(WhatsappSender::isPresent);
    }

    private static Optional<String> user(Message message, Optional<Contact> contact) {
        return present(message.from_user_id())
                .or(() -> contact.map(Contact::user_id).filter(WhatsappSender::isPresent));
    }

    private static Optional<String> phone(Message message, Optional<Contact> contact) {
        return present(message.from()).or(() -> contact.map(Contact::wa_id).filter(WhatsappSender::isPresent));
    }

    private static Identity scoped(String id, String waba) {
        return new Identity(USER, id, present(waba));
    }

    private static Optional<String> name(Profile profile) {
        return present(profile.name()).or(() -> present(profile.username()));
    }

    private static boolean isSame(String id, JsonNode theirs) {
        return !id.isEmpty() && id.equals(theirs.asText());
    }

    private static boolean isPresent(String text) {
        return !text.isBlank();
    }
}
