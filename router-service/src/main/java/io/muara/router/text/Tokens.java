package io.muara.router.text;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Takes a text apart into words and says what each counts as. */
final class Tokens {

    /** Nobody says what they want only after so much; the rest is quotations, and the time per message stays bounded. */
    private static final int LONGEST = 16_384;

    private static final String EXACTLY = "=";
    private static final String INDONESIAN = "id:";
    private static final String ENGLISH = "en:";

    private final Spellings spellings;

    Tokens(Spellings spellings) {
        this.spellings = spellings;
    }

    List<Token> of(String text) {
        var seen = words(text);
        var proper = seen.stream().map(spellings::proper).toList();
        var indonesian = Stems.indonesian(proper);
        var english = Stems.english(proper);
        var tokens = new ArrayList<Token>(seen.size());
        for (var i = 0; i < seen.size(); i++) {
            tokens.add(new Token(seen.get(i), terms(proper.get(i), indonesian.get(i), english.get(i)), 0, false));
        }
        return tokens;
    }

    /** The words counting only as themselves, not as their stems. */
    List<Token> exactly(String text) {
        return words(text).stream()
                .map(word -> new Token(word, List.of(EXACTLY + spellings.proper(word)), 0, false))
                .toList();
    }

    private static List<String> terms(String word, String indonesian, String english) {
        var restored = Stems.restored(word, indonesian);
        // The whole word counts as a stem too: the stemmer makes ima of terima, but terima of diterima.
        return restored.isEmpty()
                ? List.of(EXACTLY + word, INDONESIAN + word, INDONESIAN + indonesian, ENGLISH + english)
                : List.of(EXACTLY + word, INDONESIAN + restored, INDONESIAN + indonesian, ENGLISH + english);
    }

    private static List<String> words(String text) {
        var words = new ArrayList<String>();
        try (var stream = folded(text)) {
            var term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                words.add(term.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory could not be read", e);
        }
        return words;
    }

    private static TokenStream folded(String text) {
        var tokenizer = new StandardTokenizer();
        tokenizer.setReader(new StringReader(apart(text)));
        return new ASCIIFoldingFilter(new LowerCaseFilter(tokenizer));
    }

    /** The tokenizer keeps {@code rusak.Tolong}, {@code _rusak_} and {@code don't} together as they stand; people do not. */
    private static String apart(String text) {
        var apart = new StringBuilder(Math.min(text.length(), LONGEST));
        for (var i = 0; i < text.length() && i < LONGEST; i++) {
            switch (text.charAt(i)) {
                case '\'', '\u2019', '`' -> {}
                case '.', ':', '_' -> apart.append(' ');
                default -> apart.append(text.charAt(i));
            }
        }
        return apart.toString();
    }
}
