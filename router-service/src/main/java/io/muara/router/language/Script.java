package io.muara.router.language;

import java.util.Optional;

/** Alphabets, and which language a text in one is in where that is enough to tell. */
enum Script {
    LATIN(""),
    CYRILLIC(""),
    ARABIC(""),
    HAN("zh"),
    KANA("ja"),
    HANGUL("ko"),
    THAI("th"),
    HEBREW("he"),
    GREEK("el"),
    DEVANAGARI("hi"),
    BENGALI("bn"),
    TAMIL("ta"),
    OTHER("");

    private final String language;

    Script(String language) {
        this.language = language;
    }

    Optional<String> language() {
        return language.isEmpty() ? Optional.empty() : Optional.of(language);
    }

    /** Whether texts in it are told apart by their letters and words. */
    boolean isShared() {
        return this == LATIN || this == CYRILLIC || this == ARABIC;
    }

    /** A sign of these says as much as several letters. */
    int weight() {
        return switch (this) {
            case HAN, KANA, HANGUL -> 3;
            default -> 1;
        };
    }

    static Script of(int letter) {
        if (letter < 0x250) {
            return LATIN;
        }
        return switch (Character.UnicodeScript.of(letter)) {
            case LATIN -> LATIN;
            case CYRILLIC -> CYRILLIC;
            case ARABIC -> ARABIC;
            case HAN -> HAN;
            case HIRAGANA, KATAKANA -> KANA;
            case HANGUL -> HANGUL;
            case THAI -> THAI;
            case HEBREW -> HEBREW;
            case GREEK -> GREEK;
            case DEVANAGARI -> DEVANAGARI;
            case BENGALI -> BENGALI;
            case TAMIL -> TAMIL;
            default -> OTHER;
        };
    }
}
