package io.muara.router.text;

/**
 * A word, or words in a row, that rules look for.
 *
 * @param number its place among the phrases of its {@link Lexicon}, from 0
 * @param written as its rule writes it
 * @param words how many words it has
 */
public record Phrase(int number, String written, int words) {

    /** Such as {@code word 'kirim' as 'pengiriman' at 12}. */
    String described(String seen, int at) {
        var what = "%s '%s'".formatted(words == 1 ? "word" : "phrase", written);
        return (seen.equals(written) ? what : what + " as '" + seen + "'") + " at " + at;
    }
}
