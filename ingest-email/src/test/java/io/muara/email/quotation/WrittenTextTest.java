package io.muara.email.quotation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.muara.email.reading.MailReading;
import io.muara.email.reading.ReadMail;
import io.muara.email.reading.Reading;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class WrittenTextTest {

    private static final String NEW = "Warnanya hitam,\nukuran XL.";
    private static final String QUOTE = "\n\n> Warna dan ukuran apa, Kak?\n>> Mau pesan.\n";

    @Test
    void what_stands_above_a_quote_is_new_in_every_language() throws Exception {
        for (var attribution : lines("attributions.txt")) {
            assertThat(written(NEW + "\n\n" + attribution + QUOTE))
                    .as(attribution)
                    .hasValue(NEW);
            assertThat(written(NEW + "\n\n" + attribution + "\nWarna dan ukuran apa, Kak?"))
                    .as(attribution)
                    .hasValue(NEW);
        }
    }

    @Test
    void what_stands_above_the_header_of_what_outlook_quotes_is_new_in_every_language() throws Exception {
        for (var header : file("headers.txt").split("\n\n", -1)) {
            assertThat(written(NEW + "\n\n" + header + "\n\nWarna dan ukuran apa, Kak?"))
                    .as(header)
                    .hasValue(NEW);
            assertThat(written(NEW + "\n\n" + "_".repeat(32) + "\n" + header + "\n\nWarna?"))
                    .as(header)
                    .hasValue(NEW);
        }
    }

    @Test
    void every_language_separates_the_original_message() {
        for (var language : Language.values()) {
            for (var words : language.original.split("\\|", -1)) {
                assertThat(written(NEW + "\n\n-----" + words + "-----\nWarna dan ukuran apa, Kak?"))
                        .as(words)
                        .hasValue(NEW);
            }
        }
    }

    @Test
    void what_an_app_signs_with_is_not_what_its_user_wrote_in_any_language() {
        for (var language : Language.values()) {
            for (var words : language.sentFrom.split("\\|", -1)) {
                assertThat(written(NEW + "\n\n" + words + " iPhone" + QUOTE))
                        .as(words)
                        .hasValue(NEW);
            }
        }
    }

    @Test
    void the_html_of_every_big_mail_program_is_understood() throws Exception {
        for (var program : List.of(
                "gmail",
                "gmail-inline",
                "outlook-desktop",
                "outlook-web",
                "outlook-mobile",
                "apple-mail",
                "yahoo",
                "thunderbird",
                "proton",
                "zimbra")) {
            var mail =
                    read("Subject: Re: Pesanan\nContent-Type: text/html; charset=utf-8\n\n" + file(program + ".html"));

            assertThat(mail.text()).as(program).contains("?");
            assertThat(WrittenText.of(mail).map(text -> text.replaceAll("\\n+", "\n")))
                    .as(program)
                    .hasValue(NEW);
        }
    }

    @Test
    void answers_between_quotes_are_kept() {
        assertThat(written("""
                On Mon, Nov 23, 2026 at 10:00 AM Toko <toko@example.org> wrote:
                > Which colour?
                Black.

                > Which size?
                > And how many?
                XL, two of them.

                --
                Budi
                """)).hasValue("Black.\n\nXL, two of them.");
    }

    @Test
    void an_attribution_may_be_wrapped() {
        assertThat(written(NEW + "\n\nOn Monday, November\n23, 2026 at 10:00 AM Sari Dewi\n<sari@example.org> wrote:"
                        + QUOTE))
                .hasValue(NEW);
    }

    @Test
    void an_attribution_without_a_year_is_one_when_a_quote_follows() {
        assertThat(written(NEW + "\n\nSari wrote:" + QUOTE)).hasValue(NEW);
    }

    @Test
    void signatures_are_left_out_above_a_quote_and_below_one() {
        assertThat(written(NEW + "\n-- \nBudi\n0812" + QUOTE)).hasValue(NEW);
        assertThat(written("> Warna?\n" + NEW + "\n\n--\nBudi")).hasValue(NEW);
        assertThat(written(NEW + "\n--\nBudi\n0812")).hasValue(NEW);
    }

    @Test
    void a_forwarded_mail_is_left_whole() {
        var outlook =
                "Tolong dibantu.\n\nFrom: Sari\nSent: 23 November 2026\nTo: Toko\nSubject: Rusak\n\nBarang rusak.";

        for (var prefix : List.of("FW", "Fwd", "WG", "TR", "RV", "ENC", "Terusan", "转发")) {
            assertThat(WrittenText.of(read("Subject: %s: Rusak\n\n%s".formatted(prefix, outlook))))
                    .as(prefix)
                    .isEmpty();
        }
        for (var language : Language.values()) {
            for (var words : language.forwarded.split("\\|", -1)) {
                assertThat(written("Tolong.\n\n---------- %s ---------\n%s".formatted(words, outlook)))
                        .as(words)
                        .isEmpty();
            }
        }
    }

    @Test
    void a_forwarded_mail_below_what_is_answered_does_not_count() {
        assertThat(
                        written(
                                NEW
                                        + "\n\nOn Mon, Nov 23, 2026 Toko <t@x.id> wrote:\nLihat ini.\n---------- Forwarded message ---------\nx"))
                .hasValue(NEW);
    }

    @Test
    void it_is_never_empty() {
        assertThat(written("On Mon, Nov 23, 2026 Toko <toko@x.id> wrote:\n> Warna?"))
                .isEmpty();
        assertThat(written("> hanya kutipan")).isEmpty();
        assertThat(written("--\nBudi")).isEmpty();
        assertThat(written("Sent from my iPhone")).isEmpty();
        assertThat(written("")).isEmpty();
    }

    @Test
    void what_only_looks_like_a_quote_is_kept() {
        for (var text : List.of(
                "Pesanan saya:\n2 karton kopi\nTo: Bandung",
                "On Monday we open at 10:\nplease come",
                "Minta ongkir:\nDari: Bandung\nKe: Jakarta\nTanggal: 5 Mei",
                "Paketnya belum sampai.\nDikirim dari Jakarta hari Senin.",
                "suhu > 30 derajat\napakah aman?",
                "Halo\n\n--\n" + "isi yang panjang\n".repeat(40) + "selesai")) {
            assertThat(written(text)).as(text).isEmpty();
        }
    }

    @Test
    void what_is_too_long_to_be_looked_through_counts_whole() {
        var quote = "On Mon, Nov 23, 2026 Toko <toko@x.id> wrote:\n> Warna?\n";

        assertThat(written("baris\n".repeat(1_900) + quote)).isPresent();
        assertThat(written("baris\n".repeat(2_100) + quote)).isEmpty();
    }

    @Test
    @Timeout(60) // only so that a search without end is no build without end
    void no_text_keeps_it_busy() {
        for (var text : List.of(
                "a:\n".repeat(30_000),
                "On 2026 wrote\n2026 :\n".repeat(30_000),
                "a".repeat(120_000) + ":",
                "From: x\n".repeat(20_000),
                "> ".repeat(60_000),
                "On " + "2026 ".repeat(20_000) + ":\n",
                "-".repeat(120_000),
                "<a@".repeat(40_000) + ":")) {
            assertThat(written(text)).as(text.substring(0, 10)).isEmpty();
        }
    }

    private static Optional<String> written(String text) {
        return WrittenText.of(read("Subject: Re: Pesanan\nContent-Type: text/plain; charset=utf-8\n\n" + text));
    }

    private static ReadMail read(String mail) {
        return ((Reading.Read) MailReading.read(mail.getBytes(UTF_8), "missing")).mail();
    }

    private static List<String> lines(String name) throws IOException {
        return file(name).lines().filter(line -> !line.startsWith("#")).toList();
    }

    private static String file(String name) throws IOException {
        try (var file = WrittenTextTest.class.getResourceAsStream("/quotation/" + name)) {
            return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
        }
    }
}
