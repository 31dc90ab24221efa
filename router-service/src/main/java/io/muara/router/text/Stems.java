package io.muara.router.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.id.IndonesianStemFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** The stems of words: Indonesian and English both, because one message mixes both. */
final class Stems {

    private Stems() {}

    static List<String> english(List<String> words) {
        return through(PorterStemFilter::new, words);
    }

    static List<String> indonesian(List<String> words) {
        return through(IndonesianStemFilter::new, words);
    }

    /**
     * The prefixes meng-, pem-, men- … swallow the first letter of most roots (kirim, mengirim), and the stemmer does not
     * give it back: mengirim would be irim, and never the same as dikirim. Empty when the prefix swallowed nothing.
     */
    static String restored(String word, String stem) {
        if (stem.isEmpty() || !isVowel(stem.charAt(0)) || !word.contains(stem)) {
            return "";
        }
        return switch (word.substring(0, word.indexOf(stem))) {
            case "meng", "peng" -> "k" + stem;
            case "mem", "pem" -> "p" + stem;
            case "men" -> "t" + stem;
            default -> "";
        };
    }

    private static boolean isVowel(char letter) {
        return "aeiou".indexOf(letter) >= 0;
    }

    private static List<String> through(UnaryOperator<TokenStream> filter, List<String> words) {
        var stems = new ArrayList<String>(words.size());
        try (var stream = filter.apply(new WordStream(words.iterator()))) {
            var term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                stems.add(term.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException("words in memory could not be read", e);
        }
        return stems;
    }

    /** Words as Lucene's filters want them. */
    private static final class WordStream extends TokenStream {

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final Iterator<String> words;

        WordStream(Iterator<String> words) {
            this.words = words;
        }

        @Override
        public boolean incrementToken() {
            clearAttributes();
            if (!words.hasNext()) {
                return false;
            }
            term.append(words.next());
            return true;
        }
    }
}
