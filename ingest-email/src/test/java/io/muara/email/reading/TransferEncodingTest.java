package io.muara.email.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TransferEncodingTest {

    @Test
    void base64_survives_rubbish_missing_padding_and_joined_pieces() {
        assertThat(decode("aGFs\r\nbyE=", "BASE64")).isEqualTo("halo!");
        assertThat(decode("aGFsbyBhcGEg*a2FiYX I/", "base64")).isEqualTo("halo apa kabar?");
        assertThat(decode("aGE=\r\nbG8=", "base64")).isEqualTo("halo");
        assertThat(decode("aGFsbw== not of it", "base64")).isEqualTo("halo");
        assertThat(decode("", "base64")).isEmpty();
        assertThat(decode("=", "base64")).isEmpty();
    }

    @Test
    void what_is_only_called_base64_is_left_as_it_is() {
        assertThat(decode("Halo kak, pesanan saya belum sampai.", "base64"))
                .isEqualTo("Halo kak, pesanan saya belum sampai.");
        assertThat(decode("?garbage", "base64")).isEqualTo("?garbage");
    }

    @Test
    void quoted_printable_survives_lower_case_wrong_codes_and_a_break_at_the_end() {
        assertThat(decode("caf=e9 =\r\nau lait", "quoted-printable")).isEqualTo("caf\u00E9 au lait");
        assertThat(decode("50=ZZ", "quoted-printable")).contains("50");
        assertThat(decode("end=", "quoted-printable")).startsWith("end");
    }

    @Test
    void uuencoded_bytes_are_decoded() {
        assertThat(decode("begin 644 a.txt\r\n#0V%T\r\n`\r\nend\r\n", "x-uuencode"))
                .isEqualTo("Cat");
        assertThat(decode("no begin", "x-uuencode")).isEqualTo("no begin");
    }

    @Test
    void an_unknown_encoding_leaves_the_bytes_alone() {
        assertThat(decode("aGFsbw==", "8bit")).isEqualTo("aGFsbw==");
        assertThat(decode("aGFsbw==", "x-invented")).isEqualTo("aGFsbw==");
    }

    private static String decode(String body, String encoding) {
        return new String(TransferEncoding.decode(body.getBytes(ISO_8859_1), encoding), ISO_8859_1);
    }
}
