package io.muara.email.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How parts lie in each other in mails that programs really send. */
class StructureTest {

    @Test
    void html_in_a_related_below_an_alternative_below_a_mixed_is_the_html() {
        var related =
                multipart("related", "r", "Content-Type: text/html\n\n<p>rich</p>", "Content-Type: image/png\n\npng");
        var alternative = multipart("alternative", "a", "Content-Type: text/plain\n\nplain", related);

        var mail = read(multipart("mixed", "m", alternative, "Content-Type: application/pdf\n\npdf"));

        assertThat(mail.text()).isEqualTo("plain");
        assertThat(mail.mail().html()).hasValue("<p>rich</p>");
        assertThat(mail.files()).extracting(ReadMail.File::mediaType).containsExactly("image/png", "application/pdf");
    }

    @Test
    void an_invitation_beside_the_text_is_a_file() {
        var mail = read(multipart(
                "alternative",
                "a",
                "Content-Type: text/plain\n\nRapat besok",
                "Content-Type: text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR"));

        assertThat(mail.text()).isEqualTo("Rapat besok");
        assertThat(mail.files()).extracting(ReadMail.File::name).containsExactly("attachment.ics");
    }

    @Test
    void a_mail_attached_in_base64_or_as_unknown_bytes_is_a_file_with_its_own_bytes() {
        var mail = read(multipart(
                "mixed",
                "m",
                "\nlihat lampiran",
                "Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\nU3ViamVjdDogaQoKaGFsbw==",
                "Content-Type: application/octet-stream; name=surat.eml\n\nSubject: j\n\nhalo"));

        assertThat(mail.text()).isEqualTo("lihat lampiran");
        assertThat(mail.files())
                .extracting(file -> new String(file.bytes(), UTF_8))
                .containsExactly("Subject: i\n\nhalo", "Subject: j\n\nhalo");
    }

    @Test
    void an_encoding_of_a_multipart_itself_means_nothing() {
        var mail = read(
                "Content-Transfer-Encoding: base64\n" + multipart("mixed", "m", "Content-Type: text/plain\n\nhalo"));

        assertThat(mail.text()).isEqualTo("halo");
    }

    @Test
    void spaces_behind_a_boundary_and_a_missing_last_one_do_not_matter() {
        assertThat(read("Content-Type: multipart/mixed; boundary=\"b\"\n\npreamble\n--b  \t\n\nhalo\n--b \n\nlagi\n")
                        .text())
                .isEqualTo("halo\nlagi");
    }

    @Test
    void what_stands_before_the_first_and_behind_the_last_part_is_not_the_text() {
        assertThat(read("Content-Type: multipart/mixed; boundary=b\n\nThis is MIME.\n--b\n\nhalo\n--b--\nepilogue")
                        .text())
                .isEqualTo("halo");
    }

    @Test
    void an_empty_multipart_is_an_empty_message() {
        var mail = read("Subject: kosong\nContent-Type: multipart/mixed; boundary=b\n\n--b--\n");

        assertThat(mail.subject()).hasValue("kosong");
        assertThat(mail.files()).isEmpty();
    }

    @Test
    void parts_that_say_nothing_are_not_shown_as_source() {
        assertThat(read(multipart("mixed", "m", "Content-Type: text/plain\n\n", "Content-Type: text/html\n\n"))
                        .text())
                .isEmpty();
    }

    @Test
    void a_mail_of_headers_alone_is_a_message() {
        assertThat(read("Subject: hanya ini").subject()).hasValue("hanya ini");
        assertThat(read("Subject: hanya ini\n\n").text()).isEmpty();
        assertThat(read("").text()).isEmpty();
    }

    @Test
    void types_without_sense_are_text() {
        for (var type :
                new String[] {"text", "", ";", "text/plain; charset=", "text/plain; charset=\"utf-8\";;", "plain/"}) {
            assertThat(read("Content-Type: %s\n\nhalo".formatted(type)).text())
                    .as(type)
                    .isEqualTo("halo");
        }
    }

    @Test
    void folded_headers_are_joined_whatever_stands_at_the_fold() {
        var mail = read("Subject: satu\n\tdua\n tiga\n\t \n empat\nX-Long: " + "x".repeat(5_000) + "\n\nhalo");

        assertThat(mail.subject()).hasValue("satu dua tiga empat");
        assertThat(mail.text()).isEqualTo("halo");
    }

    @Test
    void eight_bits_in_a_part_that_is_called_seven_bit_are_read() {
        assertThat(read("Content-Type: text/plain\nContent-Transfer-Encoding: 7-bit\n\ncaf\u00E9".getBytes(ISO_8859_1))
                        .text())
                .isEqualTo("café");
    }

    @Test
    void halves_of_characters_never_reach_a_store() {
        var mail = read("Content-Type: text/plain; charset=utf-16be\n\nx\u00D8=y".getBytes(ISO_8859_1));

        assertThat(mail.text().chars().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF))
                .isTrue();
        assertThat(read("Content-Type: text/html\n\nhalo &#xD83D; &#0; x").text())
                .doesNotContain("\uD83D", "\0");
    }

    @Test
    void names_of_files_are_no_paths_and_no_tricks() {
        var mail = read(multipart(
                "mixed",
                "m",
                "\nhalo",
                "Content-Type: text/x-php\nContent-Disposition: attachment; filename=\"../../etc/passwd\"\n\nx",
                "Content-Type: text/x-php\nContent-Disposition: attachment; filename=\"nul.txt\"\n\nx",
                "Content-Type: text/x-php\nContent-Disposition: attachment; filename*=utf-8''a%E2%80%AEgpj.exe\n\nx",
                "Content-Type: application/pdf\nContent-Disposition: attachment; filename=\"%s.pdf\"\n\nx"
                        .formatted("n".repeat(400)),
                "Content-Type: application/pdf\nContent-Disposition: attachment; filename=\"\"\n\nx"));

        assertThat(mail.files()).extracting(ReadMail.File::name).allSatisfy(name -> assertThat(name)
                .doesNotContain("/", "..", "\u202E")
                .hasSizeLessThanOrEqualTo(200));
        assertThat(mail.files())
                .extracting(ReadMail.File::name)
                .startsWith("passwd", "_nul.txt", "agpj.exe")
                .endsWith("attachment.pdf");
    }

    private static String multipart(String type, String boundary, String... parts) {
        return "Content-Type: multipart/%s; boundary=%s\n\n--%s\n%s\n--%s--\n"
                .formatted(type, boundary, boundary, String.join("\n--" + boundary + "\n", parts), boundary);
    }

    private static ReadMail read(String mail) {
        return read(mail.getBytes(UTF_8));
    }

    private static ReadMail read(byte[] mail) {
        return ((Reading.Read) MailReading.read(mail, "missing")).mail();
    }
}
