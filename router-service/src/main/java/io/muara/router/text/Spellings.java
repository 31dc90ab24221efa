package io.muara.router.text;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Undoes what people do to words in chats: {@code brgnya} is {@code barangnya}, {@code parahhhh} is {@code parah}. */
public record Spellings(Map<String, String> properForms) {

    public static final Spellings NONE = new Spellings(Map.of());

    private static final Pattern DRAWN_OUT = Pattern.compile("(\\p{L})\\1{2,}");
    private static final String[] ENDINGS = {"nya", "ku", "mu"};

    /** @param properForms by what people write instead, both in lower case */
    public Spellings {
        properForms = Map.copyOf(properForms);
    }

    String proper(String seen) {
        var word = isDrawnOut(seen) ? DRAWN_OUT.matcher(seen).replaceAll("$1") : seen;
        var proper = properForms.get(word);
        return proper == null ? withoutEnding(word).orElse(word) : proper;
    }

    boolean knows(String seen) {
        return properForms.containsKey(seen);
    }

    private static boolean isDrawnOut(String word) {
        for (var i = 2; i < word.length(); i++) {
            if (word.charAt(i) == word.charAt(i - 1) && word.charAt(i) == word.charAt(i - 2)) {
                return true;
            }
        }
        return false;
    }

    private Optional<String> withoutEnding(String word) {
        for (var ending : ENDINGS) {
            var proper =
                    word.endsWith(ending) ? properForms.get(word.substring(0, word.length() - ending.length())) : null;
            if (proper != null) {
                return Optional.of(proper);
            }
        }
        return Optional.empty();
    }
}
