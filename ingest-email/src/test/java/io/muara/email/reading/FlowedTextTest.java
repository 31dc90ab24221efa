package io.muara.email.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlowedTextTest {

    @Test
    void flowing_lines_are_one_and_fixed_lines_stay() {
        assertThat(FlowedText.unflowed("one \ntwo\nthree", false)).isEqualTo("one two\nthree");
    }

    @Test
    void lines_of_another_depth_of_quoting_are_not_joined() {
        assertThat(FlowedText.unflowed("> one \n> two\n>> three \nfour", false))
                .isEqualTo("> one two\n>> three \nfour");
    }

    @Test
    void the_line_before_a_signature_is_a_line_of_its_own() {
        assertThat(FlowedText.unflowed("halo \n-- \nSari", false)).isEqualTo("halo \n-- \nSari");
    }

    @Test
    void stuffed_spaces_and_deleted_spaces_go() {
        assertThat(FlowedText.unflowed(" From here", false)).isEqualTo("From here");
        assertThat(FlowedText.unflowed("日本 \n語", true)).isEqualTo("日本語");
    }
}
