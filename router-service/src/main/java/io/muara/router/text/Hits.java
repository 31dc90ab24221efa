package io.muara.router.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The phrases that stand in a text, each once, where it stands first, in the text's order. */
public final class Hits {

    static final Hits NONE = new Hits(List.of());

    private static final int USUAL = 16;

    private final List<Token> tokens;
    private Phrase[] phrases = new Phrase[USUAL];
    private int[] numbers = new int[USUAL];
    private int[] positions = new int[USUAL];
    private int count;

    Hits(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** Of a phrase that was found before, the first place stays. */
    void add(Phrase phrase, int position) {
        if (has(phrase.number())) {
            return;
        }
        if (count == phrases.length) {
            phrases = Arrays.copyOf(phrases, 2 * count);
            numbers = Arrays.copyOf(numbers, 2 * count);
            positions = Arrays.copyOf(positions, 2 * count);
        }
        phrases[count] = phrase;
        numbers[count] = phrase.number();
        positions[count++] = position;
    }

    public int count() {
        return count;
    }

    public int phrase(int hit) {
        return numbers[hit];
    }

    private boolean has(int phrase) {
        for (var hit = 0; hit < count; hit++) {
            if (numbers[hit] == phrase) {
                return true;
            }
        }
        return false;
    }

    /** Such as {@code word 'kirim' as 'pengiriman' at 12}: at which character of the text, from 0. */
    public String described(int hit) {
        var phrase = phrases[hit];
        var first = positions[hit];
        var seen = tokens.get(first).seen();
        for (var word = first + 1; word < first + phrase.words(); word++) {
            seen += " " + tokens.get(word).seen();
        }
        return phrase.described(seen, tokens.get(first).start());
    }

    /** In lower case and without the #. */
    public List<String> hashtags() {
        var hashtags = new ArrayList<String>();
        for (var token : tokens) {
            token.hashtag().ifPresent(hashtags::add);
        }
        return hashtags;
    }
}
