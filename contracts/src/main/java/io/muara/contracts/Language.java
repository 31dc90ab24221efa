package io.muara.contracts;

/**
 * What language a text seems to be in.
 *
 * @param code ISO 639-1 in lower case, such as {@code id}, {@code en}, {@code jv}, {@code ms}
 * @param confidence between 0 and 1; a guess among several likely languages is near the lower end
 */
public record Language(String code, double confidence) {

    public Language {
        if (confidence < 0 || confidence > 1) {
            throw new IllegalArgumentException("confidence must be between 0 and 1, but was " + confidence);
        }
    }
}
