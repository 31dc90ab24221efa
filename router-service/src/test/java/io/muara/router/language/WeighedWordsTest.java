package io.muara.router.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeighedWordsTest {

    private final List<String> weighed = new ArrayList<>();
    private final WeighedWords words = new WeighedWords((letters, length) -> {
        weighed.add(new String(letters, 0, length));
        return new Weighed(Arrays.copyOf(letters, length), new short[] {(short) length}, true, 0);
    });

    @Test
    void a_word_is_weighed_once() {
        ask(" halo ");
        ask(" halo ");

        assertThat(weighed).containsExactly(" halo ");
    }

    @Test
    void words_that_end_alike_or_are_written_in_other_letters_stay_apart() {
        for (var word : List.of(" abcdefghijklmno ", " xbcdefghijklmno ", " aa ", " \u0161a ", " a ", " \u0430 ")) {
            assertThat(ask(word)).isEqualTo(word.length());
            assertThat(ask(word)).isEqualTo(word.length());
        }
        assertThat(weighed).hasSize(6);
    }

    /** In an array with room for more, as a reader has it. */
    private int ask(String word) {
        return words.of(Arrays.copyOf(word.toCharArray(), 42), word.length()).length();
    }
}
