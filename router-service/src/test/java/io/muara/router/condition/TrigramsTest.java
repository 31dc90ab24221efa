package io.muara.router.condition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrigramsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "INV-\\d+ nv-",
                "(?i)order[ab]numbers+ ers",
                "ab?cde cde",
                "abcd{2,3} abc",
                "a(x|y)bcde cde",
                "x[]a|b]yzz yzz",
                "\\d+#ref\\b ref",
            })
    void an_expression_is_found_by_letters_that_must_stand_there(String expression, String letters) {
        assertThat(Trigrams.anchors(expression).any()).containsExactly(new Anchor.OfLetters(Trigrams.at(letters, 0)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc|def", "\\d{4}", "ab", "(abc)?", "\\x41bcd", "\\Qabcd\\E", "[abcdef]+", "a.b.c"})
    void one_that_may_do_without_them_is_always_tried(String expression) {
        assertThat(Trigrams.anchors(expression)).isEqualTo(Anchors.NONE);
    }
}
