package io.muara.chat.manual;

import io.muara.contracts.Sender;
import io.muara.contracts.Sender.Identity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Who wrote, as the caller knows them. */
final class ManualContact {

    static final String PHONE = "phone";
    static final String EMAIL = "email";
    private static final int MOST_IDENTITIES = 10;

    private ManualContact() {}

    static Sender of(ManualFields contact) {
        contact.require("identities");
        var identities = contact.objects("identities", MOST_IDENTITIES, ManualContact::identity);
        if (identities.isEmpty()) {
            contact.note("identities", "must name the contact by at least one kind and value");
        }
        return new Sender(
                contact.text("name", ManualRule.NAME),
                identities.isEmpty() ? List.of(Identity.of("-", "-")) : identities,
                contact.text("language", ManualRule.LANGUAGE));
    }

    /**
     * Names the conversation. A number and a mail address speak for themselves; anything else says what it is, so that a
     * customer number never is a room number.
     */
    static String key(Sender sender) {
        var first = sender.identities().getFirst();
        return switch (first.kind()) {
            case PHONE, EMAIL -> first.value();
            default ->
                first.scope()
                        .map(scope -> "%s@%s:%s".formatted(first.kind(), scope, first.value()))
                        .orElseGet(() -> "%s:%s".formatted(first.kind(), first.value()));
        };
    }

    private static Identity identity(ManualFields identity) {
        var kind = identity.requiredText("kind", ManualRule.KIND);
        var value =
                switch (kind) {
                    case PHONE -> identity.requiredText("value", ManualRule.PHONE);
                    case EMAIL -> withLowerCaseDomain(identity.requiredText("value", ManualRule.EMAIL));
                    default -> identity.requiredText("value", ManualRule.NAME);
                };
        return new Identity(kind, value, scope(kind, identity));
    }

    private static Optional<String> scope(String kind, ManualFields identity) {
        var scope = identity.text("scope", ManualRule.SCOPE);
        if (scope.isPresent() && (kind.equals(PHONE) || kind.equals(EMAIL))) {
            identity.note(
                    "scope", "must be left out with a phone number or a mail address, which are the same everywhere");
        }
        return scope;
    }

    private static String withLowerCaseDomain(String address) {
        var at = address.indexOf('@') + 1;
        return address.substring(0, at) + address.substring(at).toLowerCase(Locale.ROOT);
    }
}
