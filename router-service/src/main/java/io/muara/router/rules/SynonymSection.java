package io.muara.router.rules;

import io.muara.contracts.written.Once;
import io.muara.contracts.written.Place;
import io.muara.router.text.Synonyms;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads words that mean the same. */
final class SynonymSection {

    private final Once once = new Once("word");
    private final Map<String, List<String>> groups = new HashMap<>();

    private SynonymSection() {}

    static Synonyms read(List<Place> sections) {
        var synonyms = new SynonymSection();
        for (var section : sections) {
            section.entries().forEach(synonyms::add);
        }
        return new Synonyms(synonyms.groups);
    }

    private void add(String word, Place others) {
        once.check(word, others);
        groups.put(
                single(word, others).orElse(word),
                others.items().stream()
                        .flatMap(item -> item.text().stream().flatMap(text -> single(text, item).stream()))
                        .toList());
    }

    private static Optional<String> single(String word, Place place) {
        if (word.chars().anyMatch(Character::isWhitespace)) {
            place.wrong("a synonym must be one word, but was '%s'".formatted(word));
            return Optional.empty();
        }
        return Optional.of(word.toLowerCase(Locale.ROOT));
    }
}
