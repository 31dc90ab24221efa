package io.muara.router.rules;

import io.muara.contracts.written.Once;
import io.muara.contracts.written.Place;
import io.muara.router.text.Spellings;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads proper words and how they are written in chats. */
final class SpellingSection {

    private final Once once = new Once("word");
    private final Map<String, String> proper = new HashMap<>();

    private SpellingSection() {}

    static Spellings read(List<Place> sections) {
        var spellings = new SpellingSection();
        for (var section : sections) {
            section.entries().forEach(spellings::add);
        }
        return new Spellings(spellings.proper);
    }

    private void add(String word, Place variants) {
        once.check(word, variants);
        for (var variant : variants.items()) {
            variant.text()
                    .ifPresent(text -> add(text.toLowerCase(Locale.ROOT), word.toLowerCase(Locale.ROOT), variant));
        }
    }

    private void add(String variant, String word, Place place) {
        var before = proper.putIfAbsent(variant, word);
        if (before != null) {
            place.wrong("'%s' is already a spelling of '%s'".formatted(variant, before));
        }
        if (variant.chars().anyMatch(Character::isWhitespace)) {
            place.wrong("a spelling must be one word, but was '%s'".formatted(variant));
        }
    }
}
