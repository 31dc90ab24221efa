package io.muara.router.text;

import java.util.List;

/**
 * A word apart from any text.
 *
 * @param written as it stood there
 * @param seen in lower case and without diacritics
 * @param terms what it counts as: itself, its roots and whatever means the same
 */
record Word(String written, String seen, List<String> terms) {

    Word {
        terms = List.copyOf(terms);
    }

    boolean isWritten(String text, int start, int end) {
        return written.length() == end - start && text.startsWith(written, start);
    }
}
