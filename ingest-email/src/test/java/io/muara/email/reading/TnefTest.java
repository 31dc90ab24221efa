package io.muara.email.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TnefTest {

    private static final byte[] PDF = {'%', 'P', 'D', 'F', 0};

    @Test
    void body_and_files_come_out_of_it_and_it_is_no_file_itself() {
        var packed = new TnefFile()
                .withHtml("<p>Tagihan <b>November</b></p>")
                .withFile("FAKTUR~1.PDF", "Faktur Ñovember.pdf", PDF);

        var mail = read("text/plain", "", packed);

        assertThat(mail.text()).isEqualTo("Tagihan November");
        assertThat(mail.mail().html()).hasValue("<p>Tagihan <b>November</b></p>");
        assertThat(mail.files()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("Faktur Ñovember.pdf");
            assertThat(file.mediaType()).isEqualTo("application/pdf");
            assertThat(file.bytes()).isEqualTo(PDF);
        });
    }

    @Test
    void the_mails_own_text_wins_over_the_packed_one() {
        assertThat(read("text/plain", "halo", new TnefFile().withText("packed")).text())
                .isEqualTo("halo");
        assertThat(read("text/plain", "", new TnefFile().withText("packed")).text())
                .isEqualTo("packed");
    }

    @Test
    void html_in_the_disguise_of_rtf_is_html_again() {
        var mail = read("text/plain", "", new TnefFile().withRtf("""
                        {\\rtf1\\ansi\\ansicpg1252\\fromhtml1 \\deff0{\\fonttbl{\\f0 Arial;}}
                        {\\*\\htmltag64 <p>}\\htmlrtf {\\htmlrtf0 Caf\\'e9 \\u8364?{\\*\\htmltag84 &nbsp;}\\htmlrtf \\'a0\\htmlrtf0 5
                        \\htmlrtf }\\htmlrtf0 {\\*\\htmltag72 </p>}}"""));

        assertThat(mail.mail().html()).hasValue("<p>Café €&nbsp;5</p>");
        assertThat(mail.text()).isEqualTo("Café € 5");
    }

    @Test
    void of_any_other_rtf_the_text_is_kept() {
        var mail = read("text/plain", "", new TnefFile().withRtf("""
                        {\\rtf1\\ansi{\\*\\generator Riched20;}{\\colortbl;\\red0;}\\pard Halo,\\par apa kabar\\tab\\{x\\}}"""));

        assertThat(mail.text()).isEqualTo("Halo,\napa kabar\t{x}");
    }

    @Test
    void a_message_in_it_is_a_file_that_can_be_unpacked_again() {
        var inner = new TnefFile().withText("inner");

        var mail = read("text/plain", "see", new TnefFile().withMessage(inner));

        assertThat(mail.files()).singleElement().satisfies(file -> assertThat(Tnef.unpacked(file.bytes()))
                .hasValueSatisfying(content -> assertThat(content.text()).hasValue("inner")));
    }

    @Test
    void what_cannot_be_unpacked_stays_a_file() {
        var whole = new TnefFile().withFile("a.pdf", "a.pdf", PDF).bytes();
        var cut = Arrays.copyOf(whole, whole.length - 30);

        var mail = read("Content-Type: application/ms-tnef; name=winmail.dat\nContent-Transfer-Encoding: base64\n\n"
                + Base64.getMimeEncoder().encodeToString(cut));

        assertThat(mail.files()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("winmail.dat");
            assertThat(file.bytes()).isEqualTo(cut);
        });
    }

    @Test
    void no_bytes_whatever_make_it_fail() {
        var random = new Random(7);
        var seed = new TnefFile()
                .withRtf("{\\rtf1\\fromhtml1 {\\*\\htmltag64 <p>}a\\u8364?\\'e9}")
                .withFile("a", "b", PDF)
                .bytes();
        for (var round = 0; round < 2_000; round++) {
            var bytes = seed.clone();
            for (var change = random.nextInt(8); change >= 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            assertThatCode(() -> Tnef.unpacked(bytes)).doesNotThrowAnyException();
            assertThatCode(() -> Rtf.read(new String(bytes, ISO_8859_1))).doesNotThrowAnyException();
        }
    }

    private static ReadMail read(String type, String text, TnefFile packed) {
        return read("""
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: %s

                %s
                --b
                Content-Type: application/ms-tnef; name=winmail.dat
                Content-Transfer-Encoding: base64

                %s
                --b--
                """.formatted(type, text, Base64.getMimeEncoder().encodeToString(packed.bytes())));
    }

    private static ReadMail read(String mail) {
        return ((Reading.Read) MailReading.read(mail.getBytes(UTF_8), "missing")).mail();
    }
}
