package io.muara.ticket.canned;

import io.muara.contracts.TeamId;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What somebody wants to be a canned response; everything about it can be used. */
public record Wanted(String shortcut, Optional<TeamId> team, Map<String, String> texts) {

    private static final Pattern SHORTCUT = Pattern.compile("[a-z0-9]+(?:[-_.][a-z0-9]+)*");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}");
    private static final int LONGEST_SHORTCUT = 64;
    private static final int LONGEST = 20_000;

    /**
     * @throws IllegalArgumentException when something but a text cannot be used
     * @throws CannedText.Mistake when a text cannot
     */
    public Wanted {
        if (shortcut.length() > LONGEST_SHORTCUT || !SHORTCUT.matcher(shortcut).matches()) {
            throw new IllegalArgumentException(
                    "shortcut must be at most %d lower-case letters and digits with single dashes, dots or underscores between them, but was '%s'"
                            .formatted(LONGEST_SHORTCUT, shortcut));
        }
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("texts must have one in a language at least, such as {\"id\": \"…\"}");
        }
        texts = new TreeMap<>(texts);
        texts.forEach(Wanted::check);
    }

    private static void check(String language, String text) {
        if (!LANGUAGE.matcher(language).matches()) {
            throw new IllegalArgumentException(
                    "texts must be by language, two lower-case letters as in ISO 639-1, but one was '%s'"
                            .formatted(language));
        }
        if (text.isBlank() || text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "texts.%s must have at least one and at most %d characters".formatted(language, LONGEST));
        }
        CannedText.of("texts." + language, text);
    }
}
