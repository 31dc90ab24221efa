package io.muara.contracts;

import java.util.List;
import java.util.Optional;

/**
 * Who wrote, by every name the provider gave. Never empty: one provider drops phone numbers, another scopes ids to a page,
 * so no single kind of identity can be relied on.
 *
 * @param name what the contact calls themselves; unverified
 * @param language that their app is set to, as a BCP 47 tag; a hint, not what the message is written in
 */
public record Sender(Optional<String> name, List<Identity> identities, Optional<String> language) {

    public Sender(Optional<String> name, List<Identity> identities) {
        this(name, identities, Optional.empty());
    }

    public Sender {
        identities = List.copyOf(identities);
        if (identities.isEmpty()) {
            throw new IllegalArgumentException("a sender must have at least one identity");
        }
    }

    /**
     * @param kind such as {@code email}, {@code phone}, {@code whatsapp}
     * @param value as the provider writes it, phone numbers as E.164
     * @param scope within which the value is unique, such as a business portfolio or page; empty when it is unique anywhere
     */
    public record Identity(String kind, String value, Optional<String> scope) {

        public static Identity of(String kind, String value) {
            return new Identity(kind, value, Optional.empty());
        }
    }
}
