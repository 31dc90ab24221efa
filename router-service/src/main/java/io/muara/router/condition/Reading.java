package io.muara.router.condition;

import io.muara.contracts.ContactFacts;
import io.muara.contracts.Findings;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.Language;
import io.muara.router.language.Languages;
import io.muara.router.text.Hits;
import io.muara.router.text.Lexicon;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A message with its words already found, so that every condition looks at the same single analysis. What a mail only quotes was
 * looked at when it was written. Used by one thread.
 */
public final class Reading {

    private final InboundMessage message;
    private final Circumstances circumstances;
    private final Languages languages;
    private final Hits subject;
    private final Hits text;
    private final Map<Fact, List<String>> values = new HashMap<>();
    private boolean languageAsked;
    private @Nullable Language language;
    private @Nullable Map<String, Object> variables;

    private Reading(InboundMessage message, Circumstances circumstances, Languages languages, Hits subject, Hits text) {
        this.message = message;
        this.circumstances = circumstances;
        this.languages = languages;
        this.subject = subject;
        this.text = text;
    }

    public static Reading of(
            InboundMessage message, Circumstances circumstances, Lexicon lexicon, Languages languages) {
        return new Reading(
                message,
                circumstances,
                languages,
                lexicon.find(message.subject().orElse("")),
                lexicon.find(message.content().said()));
    }

    public InboundMessage message() {
        return message;
    }

    public Hits subject() {
        return subject;
    }

    public Hits text() {
        return text;
    }

    public Optional<ContactFacts> contact() {
        return circumstances.contact();
    }

    public Optional<Findings.Suggestion> suggestion() {
        return circumstances.suggestion();
    }

    /** When it reached us, so that the same message is decided the same way whenever it is looked at again. */
    public Instant arrival() {
        return message.provenance().receivedAt();
    }

    /** Of what its author says in it, with the subject. */
    public Optional<Language> language() {
        if (!languageAsked) {
            language = languages.of(said()).orElse(null);
            languageAsked = true;
        }
        return Optional.ofNullable(language);
    }

    private String said() {
        return message.subject().map(subject -> subject + "\n").orElse("")
                + message.content().said();
    }

    List<String> hashtags() {
        return Stream.concat(subject.hashtags().stream(), text.hashtags().stream())
                .distinct()
                .toList();
    }

    /** In lower case; looked up once, whatever the number of rules that ask. */
    public List<String> values(Fact fact) {
        return values.computeIfAbsent(fact, asked -> asked.values(this));
    }

    /** For expressions. */
    Map<String, Object> variables() {
        if (variables == null) {
            variables = Variables.of(this);
        }
        return variables;
    }
}
