package io.muara.email.reading;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.muara.contracts.Mail.Protection;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ProtectionsTest {

    @Test
    void a_signature_beside_the_text_is_named_and_kept_as_a_file() {
        var smime = signed("application/pkcs7-signature", "smime.p7s");
        var pgp = signed("application/pgp-signature", "signature.asc");

        assertThat(smime.mail().protection()).hasValue(Protection.SMIME_SIGNED);
        assertThat(pgp.mail().protection()).hasValue(Protection.PGP_SIGNED);
        assertThat(smime.text()).isEqualTo("halo");
        assertThat(pgp.files()).extracting(ReadMail.File::name).containsExactly("signature.asc");
    }

    @Test
    void what_is_signed_as_a_whole_is_read_and_kept() {
        var inner = "Content-Type: text/plain\r\n\r\nhalo dari dalam";
        for (var cms : new byte[][] {definite(inner), inPieces(inner)}) {
            var mail = cms("application/pkcs7-mime; smime-type=signed-data; name=smime.p7m", cms);

            assertThat(mail.text()).isEqualTo("halo dari dalam");
            assertThat(mail.mail().protection()).hasValue(Protection.SMIME_SIGNED);
            assertThat(mail.files()).singleElement().satisfies(file -> {
                assertThat(file.name()).isEqualTo("smime.p7m");
                assertThat(file.bytes()).isEqualTo(cms);
            });
        }
    }

    @Test
    void what_is_encrypted_says_so_and_keeps_its_bytes() {
        var enveloped = HexFormat.of().parseHex("300f06092a864886f70d010703a0020500");

        var smime = cms("application/octet-stream; name=smime.p7m", enveloped);
        var pgp = read("""
                Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary=b

                --b
                Content-Type: application/pgp-encrypted

                Version: 1
                --b
                Content-Type: application/octet-stream; name=encrypted.asc

                -----BEGIN PGP MESSAGE-----
                --b--
                """);

        assertThat(smime.mail().protection()).hasValue(Protection.SMIME_ENCRYPTED);
        assertThat(smime.files()).singleElement().satisfies(file -> assertThat(file.bytes())
                .isEqualTo(enveloped));
        assertThat(pgp.mail().protection()).hasValue(Protection.PGP_ENCRYPTED);
        assertThat(pgp.files()).extracting(ReadMail.File::name).contains("encrypted.asc");
    }

    @Test
    void pgp_in_the_text_itself_is_seen_too() {
        assertThat(read("Subject: x\n\n-----BEGIN PGP MESSAGE-----\n\nhQ==\n-----END PGP MESSAGE-----")
                        .mail()
                        .protection())
                .hasValue(Protection.PGP_ENCRYPTED);
        assertThat(read("Subject: x\n\n-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nhalo")
                        .mail()
                        .protection())
                .hasValue(Protection.PGP_SIGNED);
        assertThat(read("Subject: x\n\nhalo").mail().protection()).isEmpty();
    }

    @Test
    void signed_data_that_is_cut_or_lies_about_its_lengths_stays_a_file() {
        var whole = definite("\r\nhalo");
        for (var length = 0; length < whole.length; length++) {
            var cut = Arrays.copyOf(whole, length);

            assertThat(SignedContent.in(cut)).isEmpty();
        }
    }

    private static ReadMail signed(String type, String name) {
        return read("""
                Content-Type: multipart/signed; protocol="%s"; micalg=sha-256; boundary=b

                --b
                Content-Type: text/plain

                halo
                --b
                Content-Type: %s; name=%s
                Content-Transfer-Encoding: base64

                aGFsbw==
                --b--
                """.formatted(type, type, name));
    }

    /** SignedData with nothing but the content, every length written before. */
    private static byte[] definite(String content) {
        var octets = tlv("04", hex(content));
        var encapsulated = tlv("30", "06092a864886f70d010701" + tlv("a0", octets));
        var signedData = tlv("30", "020101" + "3100" + encapsulated + "3100");
        return HexFormat.of().parseHex(tlv("30", "06092a864886f70d010702" + tlv("a0", signedData)));
    }

    /** The same as streaming programs write it: lengths unknown, the content in two pieces. */
    private static byte[] inPieces(String content) {
        var half = content.length() / 2;
        var octets =
                "2480" + tlv("04", hex(content.substring(0, half))) + tlv("04", hex(content.substring(half))) + "0000";
        var encapsulated = "3080" + "06092a864886f70d010701" + "a080" + octets + "0000" + "0000";
        var signedData = "3080" + "020101" + "3180" + "30800500" + "0000" + "0000" + encapsulated + "3100" + "0000";
        return HexFormat.of().parseHex("3080" + "06092a864886f70d010702" + "a080" + signedData + "0000" + "0000");
    }

    private static String tlv(String tag, String content) {
        var length = content.length() / 2;
        var written = length < 0x80 ? "%02x".formatted(length) : "82%04x".formatted(length);
        return (tag + written + content).toLowerCase(Locale.ROOT);
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(US_ASCII));
    }

    private static ReadMail cms(String type, byte[] cms) {
        return read("Content-Type: %s\nContent-Transfer-Encoding: base64\n\n%s"
                .formatted(type, Base64.getMimeEncoder().encodeToString(cms)));
    }

    private static ReadMail read(String mail) {
        return ((Reading.Read) MailReading.read(mail.getBytes(UTF_8), "missing")).mail();
    }
}
