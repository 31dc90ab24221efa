package io.muara.router.text;

import java.util.List;
import java.util.function.IntPredicate;

/** The phrases that stand in a text, each once, where it stands first, in the text's order. */
public final class Hits {

    static final Hits NONE = new Hits(List.of(), new Phrase[0], new int[0], 0);

    private final List<Token> tokens;
    private final Phrase[] phrases;
    private final int[] positions;
    private final int count;

    /** Keeps the arrays: whoever made them does not change them any more. */
    Hits(List<Token> tokens, Phrase[] phrases, int[] positions, int count) {
        this.tokens = tokens;
        this.phrases = phrases;
        this.positions = positions;
        this.count = count;
    }

    public int count() {
        return count;
    }

    public int phrase(int hit) {
        return phrases[hit].number();
    }

    public boolean any(IntPredicate wanted) {
        for (var hit = 0; hit < count; hit++) {
            if (wanted.test(phrases[hit].number())) {
                return true;
            }
        }
        return false;
    }

    /** Such as {@code word 'kirim' as 'pengiriman' at 12}: at which character of the text, from 0. */
    public String described(int hit) {
        var phrase = phrases[hit];
        var words = tokens.subList(positions[hit], positions[hit] + phrase.words());
        return phrase.described(
                String.join(" ", words.stream().map(Token::seen).toList()),
                words.getFirst().start());
    }

    /** In lower case and without the #. */
    public List<String> hashtags() {
        return tokens.stream().flatMap(token -> token.hashtag().stream()).toList();
    }
}
