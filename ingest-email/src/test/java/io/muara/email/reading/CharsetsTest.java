package io.muara.email.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;

class CharsetsTest {

    @Test
    void labels_that_mean_something_wider_are_read_as_that() {
        assertThat(decode("\u0093halo\u0094", "iso-8859-1")).isEqualTo("“halo”");
        assertThat(Charsets.decode("한국어".getBytes(Charset.forName("MS949")), "ks_c_5601-1987"))
                .isEqualTo("한국어");
        assertThat(Charsets.decode("中文".getBytes(Charset.forName("GB18030")), "gb2312"))
                .isEqualTo("中文");
        assertThat(Charsets.decode("日本".getBytes(Charset.forName("windows-31j")), "x-sjis"))
                .isEqualTo("日本");
    }

    @Test
    void charsets_that_java_does_not_know_are_read_too() {
        assertThat(decode("Hi Mom +Jjo--!", "utf-7")).isEqualTo("Hi Mom ☺-!");
        assertThat(decode("1 +- 1", "unicode-1-1-utf-7")).isEqualTo("1 + 1");
        assertThat(decode("~{<:Ky2;~}~~", "hz-gb-2312")).isEqualTo("己所不~");
    }

    @Test
    void wrong_missing_and_impossible_labels_are_guessed() {
        for (var label : new String[] {"", "us-ascii", "unknown-8bit", "no such charset", "\"\""}) {
            assertThat(Charsets.decode("é€".getBytes(UTF_8), label)).as(label).isEqualTo("é€");
            assertThat(decode("\u00E9", label)).as(label).isEqualTo("é");
        }
    }

    @Test
    void bytes_that_no_charset_explains_are_replaced_and_the_byte_order_mark_goes() {
        assertThat(decode("\u00C3\u00A9a\u00FFb", "utf-8")).isEqualTo("\u00E9a\uFFFDb");
        assertThat(Charsets.decode("\uFEFFhalo".getBytes(UTF_8), "utf-8")).isEqualTo("halo");
    }

    private static String decode(String bytes, String label) {
        return Charsets.decode(bytes.getBytes(ISO_8859_1), label);
    }
}
