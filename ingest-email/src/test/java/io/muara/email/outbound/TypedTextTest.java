package io.muara.email.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

class TypedTextTest {

    @Test
    void nothing_that_was_typed_is_markup() {
        var html = TypedText.html("<script>alert('x')</script> \"&\" <img src=x onerror=y>");

        assertThat(html)
                .isEqualTo(
                        "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &quot;&amp;&quot; &lt;img src=x onerror=y&gt;");
    }

    @Test
    void lines_and_the_spaces_before_them_stay() {
        assertThat(TypedText.html("a\n  b\u2028c")).isEqualTo("a<br>\n&nbsp;&nbsp;b<br>\nc");
    }

    @Test
    void addresses_can_be_followed_without_the_stop_behind_them() {
        assertThat(followed("Lihat https://toko.id/a?b=1&c=2. Atau (http://x.id/y)!"))
                .containsExactly("https://toko.id/a?b=1&c=2", "http://x.id/y");
        assertThat(followed("Tulis ke bantuan+1@toko.co.id, ya")).containsExactly("mailto:bantuan+1@toko.co.id");
        assertThat(followed("javascript:alert(1) data:text/html,x toko.id @toko a@b"))
                .isEmpty();
    }

    @Test
    void nothing_breaks_out_of_a_link() {
        var links = Jsoup.parse(TypedText.html("https://x.id/\"onmouseover=\"y https://x.id/<b> https://x.id/'z"))
                .select("a");

        assertThat(links).hasSize(3).allSatisfy(link -> assertThat(link.attributes())
                .hasSize(1));
        assertThat(links.eachAttr("href")).containsOnly("https://x.id/");
    }

    @Test
    void long_text_of_any_kind_stays_the_same_text() {
        for (var piece : new String[] {"a", "a.", "http://", "https://x.id/....", "a@", "a@b.", "a@b-", "(", "x  "}) {
            var text = piece.repeat(60_000 / piece.length());

            assertThat(Jsoup.parse(TypedText.html(text)).wholeText().replace('\u00A0', ' '))
                    .isEqualTo(text);
        }
    }

    private static List<String> followed(String text) {
        return Jsoup.parse(TypedText.html(text)).select("a").eachAttr("href");
    }
}
