package io.muara.router.learning;

import io.muara.router.text.Spellings;
import io.muara.router.text.Synonyms;
import io.muara.router.text.Token;
import io.muara.router.text.Tokens;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** What a classifier sees of a message: each word once, by its stems. Independent of any rules, so that a model outlives them. */
final class Features {

    private static final String NUMBER = "number";

    private final Tokens tokens = new Tokens(Spellings.NONE, Synonyms.NONE);

    String[] of(Optional<String> subject, String text) {
        var features = new LinkedHashSet<String>();
        subject.ifPresent(it -> add(it, features));
        add(text, features);
        return features.toArray(String[]::new);
    }

    private void add(String text, Set<String> features) {
        for (var token : tokens.of(text)) {
            if (token.seen().chars().anyMatch(Character::isDigit)) {
                features.add(NUMBER);
            } else {
                addStems(token, features);
            }
        }
    }

    /** The first term is the word in exactly its own form, which says too little alone and nothing beside its stems. */
    private static void addStems(Token token, Set<String> features) {
        var terms = token.terms();
        features.addAll(terms.size() == 1 ? terms : terms.subList(1, terms.size()));
    }
}
