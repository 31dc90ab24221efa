package io.muara.router.text;

import java.util.List;

/**
 * One word of a text.
 *
 * @param seen as written, in lower case and without diacritics
 * @param terms what it counts as: itself and its stems; two words are the same when they share one
 */
record Token(String seen, List<String> terms, int start, boolean hashtag) {

    Token {
        terms = List.copyOf(terms);
    }
}
