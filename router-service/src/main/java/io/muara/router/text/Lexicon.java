package io.muara.router.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every word and phrase that any rule looks for, so that a text is taken apart once and searched once for all of them. */
public final class Lexicon {

    private static final String EXACT = "=";

    private final Tokens tokens;
    private final Map<String, Phrase> phrases = new HashMap<>();
    private final Map<String, List<Phrase>> byFirstTerm = new HashMap<>();

    public Lexicon(Spellings spellings, Synonyms synonyms) {
        tokens = new Tokens(spellings, synonyms);
    }

    /**
     * Looks for one more phrase from now on. Not to be called once texts are searched.
     *
     * @param written a word or words in a row, in any form; after {@code =} only in exactly this form
     * @return empty when it holds no word, as {@code "?!"}
     */
    public Optional<Phrase> add(String written) {
        return Optional.ofNullable(phrases.get(written)).or(() -> learn(written));
    }

    /** What of it stands in the text, in the text's order, and how the text writes it. */
    public Map<Phrase, String> find(String text) {
        if (text.isBlank()) {
            return Map.of();
        }
        var found = new LinkedHashMap<Phrase, String>();
        var read = tokens.of(text);
        for (var position = 0; position < read.size(); position++) {
            for (var term : read.get(position).terms()) {
                for (var phrase : byFirstTerm.getOrDefault(term, List.of())) {
                    if (!found.containsKey(phrase) && phrase.startsAt(position, read)) {
                        found.put(phrase, phrase.seenAt(position, read));
                    }
                }
            }
        }
        return found;
    }

    private Optional<Phrase> learn(String written) {
        var read = written.startsWith(EXACT) ? tokens.exactly(written) : tokens.wanted(written);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        var phrase = new Phrase(written, read);
        phrases.put(written, phrase);
        for (var term : phrase.first().terms()) {
            byFirstTerm.computeIfAbsent(term, any -> new ArrayList<>()).add(phrase);
        }
        return Optional.of(phrase);
    }
}
