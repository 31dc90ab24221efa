package io.muara.chat.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import io.muara.chat.whatsapp.WhatsappNotification.Contact;
import io.muara.chat.whatsapp.WhatsappNotification.Message;
import io.muara.chat.whatsapp.WhatsappNotification.Profile;
import io.muara.chat.whatsapp.WhatsappNotification.SystemNotice;
import io.muara.contracts.Sender;
import io.muara.contracts.Sender.Identity;
import io.muara.ingest.reading.UnreadableElement;
import java.util.ArrayList;
import java.util.List;
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

    /** Where an element names somebody that {@code contacts[]} may say more about; a whole user id or number, never an object. */
    private static final List<String> NAMES = List.of("from_user_id", "from", "user_id", "wa_id");

    private static final List<String> NAMES_IN_A_CALL = List.of("from_user_id", "from", "to_user_id", "to");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{5,15}");

    private WhatsappSender() {}

    /** What Meta says of the element's sender beside it; the others in the list wrote other messages. */
    static Optional<JsonNode> contactOf(String array, JsonNode element, JsonNode contacts) {
        var names = (array.equals("calls") ? NAMES_IN_A_CALL : NAMES)
                .stream()
                        .map(name -> element.path(name).asText())
                        .filter(WhatsappSender::isPresent)
                        .toList();
        for (var contact : contacts) {
            if (names.contains(contact.path("user_id").asText())
                    || names.contains(contact.path("wa_id").asText())) {
                return Optional.of(contact);
            }
        }
        return names.isEmpty() && contacts.size() == 1 ? Optional.of(contacts.get(0)) : Optional.empty();
    }

    static Sender of(Message message, Optional<Contact> contact, String waba) {
        var notice = Optional.ofNullable(message.system());
        return known(
                contact,
                user(message, contact).flatMap(id -> user(id, waba)),
                phone(message.from(), contact).map(id -> numbered(id, waba)),
                contact.map(Contact::parent_user_id)
                        .filter(WhatsappSender::isPresent)
                        .map(WhatsappSender::parent),
                notice.flatMap(change -> user(change.user_id(), waba)),
                notice.flatMap(change -> present(change.wa_id())).map(id -> numbered(id, waba)),
                notice.flatMap(change -> present(change.previous_parent_user_id()))
                        .map(WhatsappSender::parent),
                notice.flatMap(change -> present(change.parent_user_id())).map(WhatsappSender::parent));
    }

    static Sender of(Optional<String> user, Optional<String> phone, Optional<Contact> contact, String waba) {
        return known(
                contact,
                user.or(() -> contact.flatMap(known -> present(known.user_id())))
                        .flatMap(id -> user(id, waba)),
                phone.or(() -> contact.flatMap(known -> present(known.wa_id()))).map(id -> numbered(id, waba)),
                contact.flatMap(known -> present(known.parent_user_id())).map(WhatsappSender::parent));
    }

    /** @param names of the same person, the best first */
    @SafeVarargs
    static Sender known(Optional<Contact> contact, Optional<Identity>... names) {
        var identities = new ArrayList<Identity>();
        for (var name : names) {
            name.ifPresent(identities::add);
        }
        if (identities.isEmpty()) {
            throw new UnreadableElement("a message that does not say who wrote it");
        }
        var profile = contact.map(Contact::profile);
        profile.flatMap(own -> present(own.username()))
                .ifPresent(name -> identities.add(Identity.of(USER + "-username", name)));
        return new Sender(
                profile.flatMap(WhatsappSender::name),
                identities.stream().distinct().toList());
    }

    /** The user id where there is one: a phone number comes and goes with the customer's settings. */
    static String contactName(Message message, Optional<Contact> contact) {
        return user(message, contact)
                .or(() -> phone(message.from(), contact))
                .orElseThrow(() -> new UnreadableElement("a message that does not say who wrote it"));
    }

    /** The same of somebody whom no message names. */
    static String name(@Nullable String user, @Nullable String phone, Optional<Contact> contact) {
        return present(user)
                .or(() -> contact.flatMap(known -> present(known.user_id())))
                .or(() -> phone(phone, contact))
                .orElseThrow(() -> new UnreadableElement("an element that does not say whom it is about"));
    }

    /** What the contact is called from now on; empty unless the message tells of a change to a name that we would use. */
    static Optional<String> newName(Message message, Optional<Contact> contact) {
        var notice = Optional.ofNullable(message.system());
        var user = notice.flatMap(change -> present(change.user_id()));
        // Somebody who has a user id will come with a new one, which is not told here.
        return user.isPresent() || user(message, contact).isPresent()
                ? user
                : notice.flatMap(change -> present(change.wa_id()));
    }

    static Optional<Identity> user(@Nullable String id, String waba) {
        return present(id).map(user -> new Identity(USER, user, present(waba)));
    }

    static Identity parent(String id) {
        return Identity.of(USER + "-parent", id);
    }

    static Identity numbered(String number, String waba) {
        return NUMBER.matcher(number).matches()
                ? Identity.of(PHONE, "+" + number)
                : new Identity(USER, number, present(waba));
    }

    static Optional<String> present(@Nullable String text) {
        return Optional.ofNullable(text).filter(WhatsappSender::isPresent);
    }

    /** Who changed their user id is still known to us by the one before. */
    private static Optional<String> user(Message message, Optional<Contact> contact) {
        return Optional.ofNullable(message.system())
                .map(SystemNotice::previous_user_id)
                .filter(WhatsappSender::isPresent)
                .or(() -> present(message.from_user_id()))
                .or(() -> contact.flatMap(known -> present(known.user_id())));
    }

    private static Optional<String> phone(@Nullable String from, Optional<Contact> contact) {
        return present(from).or(() -> contact.flatMap(known -> present(known.wa_id())));
    }

    private static Optional<String> name(Profile profile) {
        return present(profile.name()).or(() -> present(profile.username()));
    }

    private static boolean isPresent(String text) {
        return !text.isBlank();
    }
}
