package io.muara.router.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/** What a word counts as: two words are one when they share a term. */
final class Terms {

    private static final String EXACTLY = "=";
    private static final String TWICE = "2:";

    private final Spellings spellings;
    private final Synonyms synonyms;

    Terms(Spellings spellings, Synonyms synonyms) {
        this.spellings = spellings;
        this.synonyms = synonyms;
    }

    /** {@code barang-barang} counts as {@code barang} too. */
    List<String> of(String seen, Doubling doubling) {
        var terms = new ArrayList<>(inAllForms(spellings.proper(doubling.once())));
        if (doubling.isDoubled()) {
            terms.add(twice(doubling));
        }
        return spellings.knows(seen) ? List.copyOf(inAllForms(spellings.proper(seen))) : terms;
    }

    /** A rule that says {@code sama-sama} does not mean {@code sama}. */
    List<String> wanted(String seen, Doubling doubling) {
        return doubling.isDoubled() && !spellings.knows(seen) ? List.of(twice(doubling)) : of(seen, doubling);
    }

    List<String> exactly(String seen, Doubling doubling) {
        return List.of(
                doubling.isDoubled() && !spellings.knows(seen) ? twice(doubling) : EXACTLY + spellings.proper(seen));
    }

    private SequencedSet<String> inAllForms(String word) {
        var terms = new LinkedHashSet<String>();
        terms.add(EXACTLY + word);
        terms.addAll(Stems.of(word));
        synonyms.addTo(terms);
        return terms;
    }

    private String twice(Doubling doubling) {
        return TWICE + spellings.proper(doubling.base());
    }
}
