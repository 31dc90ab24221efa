package io.muara.local;

import com.fasterxml.jackson.databind.JsonNode;

/** Texts of others at the terminal, to which nothing that a stranger wrote may speak in its own codes. */
final class Shown {

    private Shown() {}

    /** On one line; a dash where there is none. */
    static String word(JsonNode node, String field) {
        return harmless(node.path(field).asText("-")).replaceAll("\\s", " ");
    }

    /** Without codes that move the cursor, and without those that turn the direction of writing around. */
    static String harmless(String text) {
        return text.replaceAll("[\\p{Cc}\u202A-\u202E\u2066-\u2069&&[^\\n\\t]]", "?");
    }

    static String shortened(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
    }
}
