package io.muara.ticket.acknowledgement;

import io.muara.ticket.language.Phrases;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an acknowledgement says, by language. */
@Startup // so that a wrong text stops the start and not the first acknowledgement
@Singleton
class Texts {

    private final Phrases phrases;

    /** @throws ConfigurationException when a text cannot be used */
    Texts(AcknowledgementConfig config) {
        this.phrases = new Phrases(
                new Phrases.Source("muara.acknowledgement", "/acknowledgement/", config.texts(), config.language()),
                "",
                List.of(values(1, ""), values(1, "https://example.com")));
    }

    /** @param tag that the contact's app is set to, if anybody knows */
    String language(Optional<String> tag) {
        return phrases.language(tag);
    }

    /**
     * @param language one that {@link #language} gave
     * @param link where the contact follows the ticket
     */
    String of(String language, long number, Optional<String> link) {
        return phrases.of(language, values(number, link.orElse("")));
    }

    private static Map<String, Object> values(long number, String link) {
        return Map.of("number", number, "link", link);
    }
}
