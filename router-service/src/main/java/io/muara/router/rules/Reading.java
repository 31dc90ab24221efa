package io.muara.router.rules;

import io.muara.contracts.InboundMessage;
import io.muara.router.text.Lexicon;
import io.muara.router.text.Phrase;
import java.util.Map;

/**
 * A message with its words already found, so that every condition looks at the same single analysis. What a mail only quotes was
 * looked at when it was written.
 */
record Reading(InboundMessage message, Map<Phrase, String> subject, Map<Phrase, String> text) {

    static Reading of(InboundMessage message, Lexicon lexicon) {
        return new Reading(
                message,
                lexicon.find(message.subject().orElse("")),
                lexicon.find(message.content().said()));
    }
}
