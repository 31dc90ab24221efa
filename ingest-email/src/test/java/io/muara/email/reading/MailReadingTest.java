package io.muara.email.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MailReadingTest {

    @Test
    void an_ordinary_mail_is_read() {
        var mail = read("""
                From: Sari Dewi <Sari@Example.org>
                To: Support <support@muara.id>, budi@example.org
                Cc: undisclosed-recipients:;
                Reply-To: toko@example.org
                Subject: =?utf-8?Q?Pesanan_?= =?utf-8?B?8J+Yig==?=
                Date: Sat, 21 Nov 2026 08:00:00 +0700
                Message-ID: <1@example.org>
                In-Reply-To: <0@muara.id>
                References: <a@muara.id>
                 <0@muara.id>
                Content-Type: text/plain; charset=utf-8

                Halo.
                """);

        assertThat(mail.sender()).hasValue("Sari Dewi");
        assertThat(mail.subject()).hasValue("Pesanan 😊");
        assertThat(mail.text()).isEqualTo("Halo.");
        assertThat(mail.mail().from()).singleElement().satisfies(from -> assertThat(from.address())
                .isEqualTo("Sari@example.org"));
        assertThat(mail.mail().to()).hasSize(2);
        assertThat(mail.mail().cc()).isEmpty();
        assertThat(mail.mail().replyTo()).hasSize(1);
        assertThat(mail.mail().messageId()).isEqualTo("1@example.org");
        assertThat(mail.mail().inReplyTo()).containsExactly("0@muara.id");
        assertThat(mail.mail().references()).containsExactly("a@muara.id", "0@muara.id");
        assertThat(mail.mail().html()).isEmpty();
    }

    @Test
    void the_text_of_an_alternative_is_its_plain_part_and_the_html_is_kept() {
        var mail = read(multipart(
                "alternative", "Content-Type: text/plain\n\nplain", "Content-Type: text/html\n\n<b>rich</b>"));

        assertThat(mail.text()).isEqualTo("plain");
        assertThat(mail.mail().html()).hasValue("<b>rich</b>");
        assertThat(mail.files()).isEmpty();
    }

    @Test
    void a_blank_plain_part_gives_way_to_the_html() {
        var mail = read(
                multipart("alternative", "Content-Type: text/plain\n\n \n", "Content-Type: text/html\n\n<p>rich</p>"));

        assertThat(mail.text()).isEqualTo("rich");
    }

    @Test
    void texts_around_a_file_are_one_text() {
        var mail = read(multipart(
                "mixed",
                "Content-Type: text/plain\n\nbefore",
                "Content-Type: application/pdf; name=a.pdf\nContent-Disposition: inline\n\npdf",
                "Content-Type: text/plain\n\nafter"));

        assertThat(mail.text()).isEqualTo("before\nafter");
        assertThat(mail.files()).extracting(ReadMail.File::name).containsExactly("a.pdf");
    }

    @Test
    void pictures_in_html_are_files_that_it_refers_to() {
        var mail = read(multipart(
                "related",
                "Content-Type: text/html\n\n<img src='cid:logo@x'>halo",
                "Content-Type: image/png\nContent-ID: <logo@x>\nContent-Transfer-Encoding: base64\n\niVBORw=="));

        assertThat(mail.files()).singleElement().satisfies(file -> {
            assertThat(file.contentId()).hasValue("logo@x");
            assertThat(file.bytes()).hasSize(4);
            assertThat(file.name()).isEqualTo("attachment.png");
        });
    }

    @Test
    void a_forwarded_mail_stays_whole() {
        var mail = read(multipart(
                "mixed",
                "\nsee below",
                "Content-Type: message/rfc822\n\nSubject: inner\nContent-Type: text/html\n\n<p>x"));

        assertThat(mail.text()).isEqualTo("see below");
        assertThat(mail.files()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("attachment.eml");
            assertThat(new String(file.bytes(), UTF_8)).startsWith("Subject: inner");
        });
    }

    @Test
    void a_text_with_a_name_behind_another_is_a_file() {
        var mail = read(multipart(
                "mixed", "Content-Type: text/plain\n\nhalo", "Content-Type: text/plain; name=log.txt\n\nlines"));

        assertThat(mail.text()).isEqualTo("halo");
        assertThat(mail.files()).extracting(ReadMail.File::name).containsExactly("log.txt");
    }

    @Test
    void boundaries_may_be_missing_unnamed_or_begin_alike() {
        assertThat(read("Content-Type: multipart/mixed; boundary=b\n\nonly text, no boundary")
                        .text())
                .isEqualTo("only text, no boundary");
        assertThat(read("Content-Type: multipart/mixed; boundary=b\n\n--b\n\nno end")
                        .text())
                .isEqualTo("no end");
        assertThat(read("Content-Type: multipart/mixed\n\tboundary=\"b\"\n\n--b\n\nhalo\n--b--")
                        .text())
                .isEqualTo("halo");
        assertThat(read("Content-Type: multipart/mixed\n\n--b\nContent-Type: text/html\n\n<p>halo\n--b--")
                        .text())
                .isEqualTo("halo");
        assertThat(
                        read("Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: multipart/mixed; boundary=bb\n\n"
                                        + "--bb\n\ninner\n--bb--\n--b\n\nouter\n--b--")
                                .text())
                .isEqualTo("inner\nouter");
    }

    @Test
    void a_multipart_in_which_nothing_can_be_found_shows_its_source() {
        var mail = read("Content-Type: multipart/mixed; boundary=\"a--\"\n\n--a--\nContent-Type: multipart/mixed; "
                + "boundary=\"a----\"\n\n--a----\nContent-Type: text/plain\n\nhalo\n--a------\n");

        assertThat(mail.text()).startsWith("--a--").contains("halo");
    }

    @Test
    void headers_may_be_broken_in_many_ways() {
        var mail = read("From sari Sat Nov 21 08:00:00 2026\nFrom: s@x.id\nno colon here\nSubject: one\n\ttwo\n three\n"
                + "Subject: second\nContent-Type: text\n\nhalo");

        assertThat(mail.mail().from()).hasSize(1);
        assertThat(mail.subject()).hasValue("one two three");
        assertThat(mail.text()).isEqualTo("halo");
    }

    @Test
    void lone_carriage_returns_end_lines_too() {
        var mail = read("From: s@x.id\rSubject: mac\r\rhalo\rapa kabar".getBytes(ISO_8859_1));

        assertThat(mail.subject()).hasValue("mac");
        assertThat(mail.text()).isEqualTo("halo\napa kabar");
    }

    @Test
    void raw_characters_in_headers_are_of_the_bodys_charset() {
        var mail =
                read("Subject: \u00D0\u00C9\nContent-Type: text/plain; charset=koi8-r\n\n\u00D0".getBytes(ISO_8859_1));

        assertThat(mail.subject()).hasValue("пи");
    }

    @Test
    void unseen_characters_never_reach_a_store() {
        var mail = read("Subject: a\0b\n\nx\0y\u0007z".getBytes(ISO_8859_1));

        assertThat(mail.subject()).hasValue("ab");
        assertThat(mail.text()).isEqualTo("xyz");
    }

    @Test
    void message_ids_are_found_in_every_form() {
        assertThat(read("Message-ID: <a b@x>\n\n").mail().messageId()).isEqualTo("ab@x");
        assertThat(read("Message-ID: bare@x\n\n").mail().messageId()).isEqualTo("bare@x");
        assertThat(read("Message-ID: <1@x> <2@x>\n\n").mail().messageId()).isEqualTo("1@x");
        assertThat(read("Message-ID: \n\n").mail().messageId()).isEqualTo("missing");
        assertThat(read("In-Reply-To: Your mail of Monday <q@x> (Sari)\n\n")
                        .mail()
                        .inReplyTo())
                .containsExactly("q@x");
    }

    @Test
    void a_body_too_long_for_a_record_is_kept_as_a_file() {
        var mail = read("Content-Type: text/html\n\n<p>" + "é".repeat(200_000));

        assertThat(mail.text().getBytes(UTF_8).length).isBetween(60_000, MailReading.LONGEST_BODY);
        assertThat(mail.mail().html()).isEmpty();
        assertThat(mail.files()).extracting(ReadMail.File::name).containsExactly("message.html", "message.txt");
    }

    @Test
    void too_many_parts_too_deep_or_too_many_headers_are_refused_with_the_reason() {
        var parts = "--b\n\nx\n".repeat(600);
        assertThat(reason("Content-Type: multipart/mixed; boundary=b\n\n" + parts))
                .contains("500 parts");
        var deep = new StringBuilder();
        for (var i = 0; i < 50; i++) {
            deep.append("Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n".formatted(i, i));
        }
        assertThat(reason(deep.toString())).contains("deep");
        assertThat(reason("X-A: b\n".repeat(3_000) + "\n")).startsWith("the mail cannot be read");
        assertThat(reason(("X-A: " + "b".repeat(400_000) + "\n").repeat(6) + "\n"))
                .contains("headers take more than");
    }

    @Test
    void no_bytes_whatever_make_it_fail() {
        var random = new Random(42);
        var seeds = List.of(
                multipart(
                        "mixed",
                        "Content-Type: text/plain; charset=utf-7\n\n+AGE",
                        "Content-Type: message/rfc822\n\na: b\n\nc"),
                "Subject: =?utf-8?B?aGFsbw==?=\nTo: \"a\\\"b\" <c@d>, (e) f:g@h;\nContent-Type: text/html\n\n<ul><li>a</ol></table>",
                "Content-Disposition: attachment; filename*0*=utf-8''%41; filename*1=b\nDate: 1 Jan 99 1:1 +9999\n\nx");
        for (var round = 0; round < 2_000; round++) {
            var bytes = seeds.get(round % seeds.size()).getBytes(UTF_8);
            for (var change = random.nextInt(12); change >= 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            assertThatCode(() -> MailReading.read(bytes, "missing")).doesNotThrowAnyException();
        }
        for (var round = 0; round < 500; round++) {
            var bytes = new byte[random.nextInt(400)];
            random.nextBytes(bytes);
            assertThatCode(() -> MailReading.read(bytes, "missing")).doesNotThrowAnyException();
        }
    }

    private static String multipart(String type, String... parts) {
        return "Content-Type: multipart/%s; boundary=b\n\n--b\n%s\n--b--\n"
                .formatted(type, String.join("\n--b\n", parts));
    }

    private static ReadMail read(String mail) {
        return read(mail.getBytes(UTF_8));
    }

    private static ReadMail read(byte[] mail) {
        return ((Reading.Read) MailReading.read(mail, "missing")).mail();
    }

    private static String reason(String mail) {
        return ((Reading.Unreadable) MailReading.read(mail.getBytes(UTF_8), "missing")).reason();
    }
}
