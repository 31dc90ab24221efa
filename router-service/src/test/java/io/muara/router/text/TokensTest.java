package io.muara.router.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {

    private final Tokens tokens = new Tokens(new Spellings(Map.of("brg", "barang")), Synonyms.NONE);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Halo, Kak!|halo kak",
                "rusak.Tolong diganti|rusak tolong diganti",
                "I don’t know, it's 'broken'|i dont know its broken",
                "Pesanan INV/2024-0815 no. #4711|pesanan inv 2024 0815 no 4711",
                "Rp1.500.000,- atau 350rb|rp1.500.000 atau 350rb",
                "telp +62 812-3456-7890|telp 62 812 3456 7890",
                "lihat https://toko.id/p?id=7&x=a#bagus|lihat https toko id p id 7 x a bagus",
                "tulis ke ada@example.org|tulis ke ada example org",
                "mantap 👍🏽👍 🇮🇩❤️ 👨‍👩‍👧|mantap 👍 👍 🇮🇩 ❤ 👨‍👩‍👧",
                "Réfund ＰＲＯＭＯ 𝗽𝗿𝗼𝗺𝗼 pro\u00ADmo|refund promo promo promo",
                "我要退款 返品したい カメラ|我 要 退 款 返 品 し た い カメラ",
                "iPhoneケース 환불해주세요|iphone ケース 환불해주세요",
                "ขอคืนเงิน abc|ขอคืนเงิน abc",
                "मुझे पैसे चाहिए|मुझे पैसे चाहिए",
                "Привет мир й|привет мир й",
                "barang-barangnya ke Jawa-Bali|barang-barangnya ke jawa bali",
                "berhari-hari mobil-mobilan e-mail|berhari-hari mobil-mobilan e mail",
                "?! ... --|''"
            })
    void a_text_comes_apart_into_what_people_take_for_words(String text, String words) {
        assertThat(tokens.of(text).stream().map(Token::seen).collect(Collectors.joining(" ")))
                .isEqualTo(words);
    }

    @Test
    void a_word_tells_where_it_stands() {
        var text = "🙏 Réfund-nya can't";

        var words = tokens.of(text).stream()
                .map(token -> text.substring(token.start(), token.end()))
                .toList();

        assertThat(words).containsExactly("🙏", "Réfund", "nya", "can't");
    }

    @ParameterizedTest
    @CsvSource({
        "#promo, promo",
        "Ikut #Promo_Akhir_Tahun ya, promo_akhir_tahun",
        "(#diskon50), diskon50",
        "##gratis, gratis",
        "#_obral, obral",
        "#割引中, 割引中"
    })
    void a_hashtag_is_known_by_its_whole_name(String text, String name) {
        assertThat(tokens.of(text).stream().flatMap(token -> token.hashtag().stream()))
                .containsExactly(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"#1234", "ORD#abc", "https://toko.id/#promo", "&#x27;", "# promo", "#", "#!"})
    void what_only_has_the_sign_is_no_hashtag(String text) {
        assertThat(tokens.of(text))
                .allSatisfy(token -> assertThat(token.hashtag()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"barang-barang", "brg2", "brg-brg", "barang2nya", "barang-barangnya"})
    void a_doubled_word_counts_as_the_word(String text) {
        assertThat(counted(tokens.of(text))).contains("2:barang", "id:barang");
    }

    @Test
    void a_rule_that_wants_a_doubled_word_does_not_mean_the_single_one() {
        var wanted = tokens.wanted("sama-sama").getFirst();

        assertThat(wanted.is(tokens.of("sama2").getFirst())).isTrue();
        assertThat(wanted.is(tokens.of("Sama-sama").getFirst())).isTrue();
        assertThat(wanted.is(tokens.of("sama").getFirst())).isFalse();
    }

    @Test
    void whatever_the_text_the_same_tokens_come_in_order_and_within_it() {
        var random = new Random(42);
        var fresh = new Tokens(Spellings.NONE, Synonyms.NONE);
        for (var round = 0; round < 20_000; round++) {
            var text = random(random);

            var read = fresh.of(text);

            assertThat(described(new Tokens(Spellings.NONE, Synonyms.NONE), text, round))
                    .isEqualTo(described(fresh, text, round));
            var before = 0;
            for (var token : read) {
                assertThat(token.start()).isGreaterThanOrEqualTo(before);
                assertThat(token.end()).isGreaterThan(token.start()).isLessThanOrEqualTo(text.length());
                assertThat(token.seen()).isNotEmpty();
                before = token.end();
            }
        }
    }

    /** Making the cache for each text anew would take the test minutes, so only for some of them. */
    private static List<String> described(Tokens tokens, String text, int round) {
        return round % 100 > 0
                ? List.of()
                : tokens.of(text).stream()
                        .map(token -> token.start() + ":" + token.seen() + token.terms())
                        .toList();
    }

    @Test
    void a_text_of_a_million_letters_is_read_only_so_far() {
        assertThat(tokens.of("rusak ".repeat(200_000)).size()).isLessThan(3_000);
        assertThat(tokens.of("a".repeat(1_000_000))).hasSize(1);
    }

    private static String random(Random random) {
        var alphabets = new String[] {"abcdiu ", "#_-.,' \u200D\uFE0F", "🙏👍🏽🇮🇩", "éßİǆﷺ½", "คืนเงินमुझे", "退し한カ"};
        var text = new StringBuilder();
        for (var i = random.nextInt(40); i > 0; i--) {
            if (random.nextInt(4) == 0) {
                text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
            } else {
                var alphabet = alphabets[random.nextInt(alphabets.length)];
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
        }
        return text.toString();
    }

    private static List<String> counted(List<Token> tokens) {
        return tokens.stream().flatMap(token -> token.terms().stream()).toList();
    }
}
