package io.muara.email.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HtmlTextTest {

    @Test
    void lines_and_paragraphs_stay() {
        assertThat(HtmlText.of("<p>Halo,</p><p>apa<br>kabar?</p>")).isEqualTo("Halo,\n\napa\nkabar?");
        assertThat(HtmlText.of("<div>a</div><div><br></div><div>b</div>")).isEqualTo("a\n\nb");
    }

    @Test
    void lists_keep_their_bullets_and_numbers() {
        assertThat(HtmlText.of("<ul><li>a<li>b</ul><ol><li>c<li>d</ol>")).isEqualTo("- a\n- b\n\n1. c\n2. d");
    }

    @Test
    void links_say_where_they_lead_unless_their_text_does() {
        assertThat(HtmlText.of("<a href='https://x.id/1'>resi</a>")).isEqualTo("resi (https://x.id/1)");
        assertThat(HtmlText.of("<a href='https://x.id/1'>x.id/1</a>")).isEqualTo("x.id/1");
        assertThat(HtmlText.of("<a href='javascript:alert(1)'>klik</a>")).isEqualTo("klik");
    }

    @Test
    void rows_of_a_table_are_lines() {
        assertThat(HtmlText.of("<table><tr><td>a</td><td>1</td></tr><tr><td>b</td><td>2</td></tr></table>"))
                .isEqualTo("a 1\nb 2");
    }

    @Test
    void quotes_are_marked() {
        assertThat(HtmlText.of("ya<blockquote>satu<br>dua</blockquote>baik")).isEqualTo("ya\n\n> satu\n> dua\n\nbaik");
    }

    @Test
    void what_nobody_sees_is_left_out() {
        assertThat(HtmlText.of("<head><title>t</title><style>p{}</style></head><script>x()</script>"
                        + "<div style='display: none'>preview</div><!--c--><o:p>&nbsp;</o:p>halo"))
                .isEqualTo("halo");
    }

    @Test
    void preformatted_text_keeps_its_spaces() {
        assertThat(HtmlText.of("<pre>a  b\n  c</pre>")).isEqualTo("a  b\n  c");
    }

    @Test
    void very_deep_html_is_read() {
        assertThat(HtmlText.of("<div>".repeat(20_000) + "halo")).isEqualTo("halo");
    }
}
