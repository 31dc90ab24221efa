package io.muara.router.known;

import io.muara.contracts.InboundMessage;
import io.muara.router.condition.Circumstances;
import io.muara.router.contact.Contacts;
import io.muara.router.learning.Suggestions;
import jakarta.enterprise.context.ApplicationScoped;

/** What is known now: of who writes, and from what was learned. */
@ApplicationScoped
public class Known {

    private final Contacts contacts;
    private final Suggestions suggestions;

    Known(Contacts contacts, Suggestions suggestions) {
        this.contacts = contacts;
        this.suggestions = suggestions;
    }

    public Circumstances about(InboundMessage message) {
        return new Circumstances(
                contacts.of(message),
                suggestions.of(message.subject(), message.content().said()));
    }
}
