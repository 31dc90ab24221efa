package io.muara.ingest.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CleanTest {

    @Test
    void lines_end_alike_and_what_nobody_sees_is_gone() {
        assertThat(Clean.text("a\r\nb\rc\nd\te")).isEqualTo("a\nb\nc\nd\te");
        assertThat(Clean.text("a\0b\u0007c\u007Fd\u000B\r")).isEqualTo("abcd\n");
        assertThat(Clean.text("\u00A0é")).isEqualTo("\u00A0é");
    }

    @Test
    void characters_stay_whole_and_their_halves_are_replaced() {
        assertThat(Clean.text("😀\0😀")).isEqualTo("😀😀");
        assertThat(Clean.text("\uD83D\0\uDE00")).isEqualTo("\uFFFD\uFFFD");
        assertThat(Clean.text("\uDE00\uD83D")).isEqualTo("\uFFFD\uFFFD");
        assertThat(Clean.text("a\uD83D")).isEqualTo("a\uFFFD");
    }

    @Test
    void a_line_has_single_spaces_within_and_none_around() {
        assertThat(Clean.line("  a  b\r\n\tc\u00A0d ", 100)).isEqualTo("a b c d");
        assertThat(Clean.line("a b", 100)).isEqualTo("a b");
        assertThat(Clean.line(" a\0 b", 100)).isEqualTo("a b");
        assertThat(Clean.line("abc", 2)).isEqualTo("ab");
    }
}
