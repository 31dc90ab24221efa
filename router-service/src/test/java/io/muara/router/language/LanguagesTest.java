package io.muara.router.language;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.muara.contracts.Language;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguagesTest {

    private static final Languages LANGUAGES = new Languages();
    private static final Map<String, List<Sentence>> SENTENCES = sentences();

    /** Danish and Norwegian of one short sentence often are the same. */
    private static final Set<String> ALIKE = Set.of("da", "no");

    private record Sentence(String language, String text) {

        boolean isRecognised() {
            return LANGUAGES.of(text).filter(it -> it.code().equals(language)).isPresent();
        }
    }

    @Test
    void what_customers_write_is_recognised_in_every_language() {
        assertThat(SENTENCES).hasSize(37);
        assertThat(SENTENCES).allSatisfy((language, sentences) -> {
            assertThat(sentences).as(language).hasSizeGreaterThanOrEqualTo(5);
            assertThat(accuracy(sentences)).as(language).isGreaterThanOrEqualTo(ALIKE.contains(language) ? 0.6 : 0.9);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "en", "jv", "ms"})
    void the_languages_of_the_neighbourhood_are_tried_with_twenty_sentences(String language) {
        assertThat(SENTENCES.get(language)).hasSizeGreaterThanOrEqualTo(20);
    }

    @Test
    void nearly_all_sentences_are_recognised() {
        assertThat(accuracy(SENTENCES.values().stream().flatMap(List::stream).toList()))
                .isGreaterThanOrEqualTo(0.97);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Nilai sudut melampaui batas",
                "Penggunaan lahan memerlukan persetujuan tertulis",
                "Dokumen ini memerlukan pengesahan ulang",
                "Laporan keuangan triwulan kedua tersedia",
                "Pendaftaran peserta pelatihan diperpanjang"
            })
    void indonesian_of_offices_is_no_malay(String text) {
        assertThat(LANGUAGES.of(text).map(Language::code)).contains("id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sila muat naik fail dan tandatangan borang",
                "Permohonan anda berjaya, nombor rujukan dihantar semalam",
                "Syarikat kami tidak bertanggungjawab kerana kelewatan penghantaran"
            })
    void malay_is_what_has_words_of_its_own(String text) {
        assertThat(LANGUAGES.of(text).map(Language::code)).contains("ms");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id|Kak, barang saya belum sampai sudah seminggu, tolong dicek|Hi team, barang saya belum sampai sudah seminggu, this is unacceptable",
                "en|Where is my order? I already paid yesterday, please check|Kak, where is my order? I already paid kemarin, tolong dicek please",
                "jv|Mas, paketku kok durung tekan yo, wis suwe iki|Mas, paketku kok durung tekan yo, where is my order, please refund",
                "id|saya mau barangnya diganti sekarang|saya mau barangnya diganti sekarang 我要退款"
            })
    void a_second_language_takes_confidence_away(String language, String pure, String mixed) {
        var sure = LANGUAGES.of(pure).orElseThrow();

        assertThat(sure.code()).isEqualTo(language);
        assertThat(sure.confidence()).isGreaterThan(0.75);
        assertThat(LANGUAGES.of(mixed).orElseThrow().confidence()).isLessThan(0.85 * sure.confidence());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "ok",
                "👍👍👍",
                "12345",
                "https://example.org/where-is-my-order",
                "a@b.example",
                "...",
                "xq",
                "barang rusak"
            })
    void what_is_no_text_or_too_little_is_in_no_language(String text) {
        assertThat(LANGUAGES.of(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Budi Santoso", "JNE BCA", "ok kak", "halo", "barang", "Refund", "promo"})
    void too_little_text_is_only_guessed(String text) {
        assertThat(LANGUAGES.of(text).map(Language::confidence).orElse(0.0)).isLessThan(0.5);
    }

    @Test
    void addresses_and_numbers_do_not_count() {
        assertThat(
                        LANGUAGES.of(
                                "Kak barang saya belum sampai, cek https://www.where-is-my-order.example/please/check/the/parcel"))
                .map(Language::code)
                .contains("id");
    }

    @Test
    void whatever_the_text_the_answer_is_the_same_and_none_is_a_failure() {
        var random = new Random(7);
        for (var round = 0; round < 5_000; round++) {
            var text = random.ints(random.nextInt(60), 1, Character.MAX_CODE_POINT)
                    .map(c -> random.nextBoolean() ? c : "abdiknu ёعが".codePointAt(random.nextInt(11)))
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();

            assertThat(LANGUAGES.of(text)).isEqualTo(LANGUAGES.of(text));
        }
    }

    private static double accuracy(List<Sentence> sentences) {
        return (double) sentences.stream().filter(Sentence::isRecognised).count() / sentences.size();
    }

    private static Map<String, List<Sentence>> sentences() {
        try (var file = Objects.requireNonNull(LanguagesTest.class.getResourceAsStream("/language/sentences.tsv"))) {
            return new String(file.readAllBytes(), UTF_8)
                    .lines()
                    .map(line -> line.split("\t"))
                    .map(line -> new Sentence(line[0], line[1]))
                    .collect(groupingBy(Sentence::language));
        } catch (IOException e) {
            throw new IllegalStateException("the sentences cannot be read", e);
        }
    }
}
