package io.muara.router.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WordCacheTest {

    private static final String LONG = "x".repeat(41);

    private final List<String> read = new ArrayList<>();
    private final WordCache words = new WordCache(written -> {
        read.add(written);
        return new Word(written, written, List.of(), new int[0]);
    });

    @Test
    void a_word_is_read_once() {
        words.of("halo kak halo", 0, 4);
        words.of("halo kak halo", 9, 13);

        assertThat(read).containsExactly("halo");
    }

    @Test
    void the_words_of_a_conversation_stay() {
        var vocabulary = IntStream.range(0, 400).mapToObj("kata%d"::formatted).toList();
        vocabulary.forEach(word -> words.of(word, 0, word.length()));
        vocabulary.forEach(word -> words.of(word, 0, word.length()));
        read.clear();

        vocabulary.forEach(word -> words.of(word, 0, word.length()));

        assertThat(read).hasSizeLessThan(20);
    }

    @Test
    void what_is_too_long_for_a_word_takes_no_place() {
        words.of(LONG, 0, LONG.length());
        words.of(LONG, 0, LONG.length());

        assertThat(read).containsExactly(LONG, LONG);
    }

    @Test
    void words_that_end_alike_or_are_written_in_other_letters_stay_apart() {
        for (var word : List.of(
                "abcdefghijklmnop", "xabcdefghijklmnop", "yabcdefghijklmnop", "a", "\u0161", "\u0161a", "aa", "aaa")) {
            assertThat(words.of(word, 0, word.length()).seen()).isEqualTo(word);
            assertThat(words.of(word, 0, word.length()).seen()).isEqualTo(word);
        }
        assertThat(read).hasSize(8);
    }

    @Test
    void threads_get_the_word_they_asked_for() throws Exception {
        var shared = new WordCache(written -> new Word(written, written, List.of(), new int[0]));
        try (var threads = Executors.newFixedThreadPool(4)) {
            var runs = IntStream.range(0, 4)
                    .mapToObj(offset -> threads.submit(() -> askForMany(shared, offset)))
                    .toList();
            for (var run : runs) {
                assertThat(run.get()).isZero();
            }
        }
    }

    private static long askForMany(WordCache shared, int offset) {
        return IntStream.range(0, 200_000)
                .mapToObj(i -> "k" + (i * 31 + offset) % 20_000)
                .filter(word -> !shared.of(word, 0, word.length()).seen().equals(word))
                .count();
    }
}
