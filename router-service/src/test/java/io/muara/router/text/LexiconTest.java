package io.muara.router.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LexiconTest {

    private static final Spellings CHAT = new Spellings(Map.of("gak", "tidak", "brg", "barang", "blm", "belum"));

    @ParameterizedTest
    @ValueSource(
            strings = {"kirim", "mengirim", "mengirimkan", "dikirim", "pengiriman", "kiriman", "KIRIM", "kirimkan"})
    void an_indonesian_word_is_found_in_all_its_forms_whichever_form_is_listed(String form) {
        assertThat(found("mengirimkan", form)).isEqualTo(List.of("word 'mengirimkan'" + as("mengirimkan", form)));
        assertThat(found("kirim", form)).hasSize(1);
        assertThat(found("pengiriman", form)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"refund", "refunds", "refunded", "Refunding", "réfund", "refund's"})
    void an_english_word_is_found_in_all_its_forms(String form) {
        assertThat(found("refunded", form)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"terima", "diterima", "menerima", "penerimaan"})
    void a_root_that_looks_like_a_prefix_is_found_too(String form) {
        assertThat(found("terima", form)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"rusak.Tolong", "*rusak*", "_rusak_", "rusak!!!", "“rusak”", "rusaaaak", "(rusak)", "🙏rusak"})
    void a_word_is_found_however_it_is_dressed_up(String text) {
        assertThat(found("rusak", text)).hasSize(1);
    }

    @Test
    void different_words_stay_different() {
        assertThat(found("kirim", "karam dan kiri")).isEmpty();
        assertThat(found("resi", "restoran residu")).isEmpty();
        assertThat(found("refund", "fund refuge")).isEmpty();
    }

    @Test
    void a_phrase_needs_its_words_in_order_and_next_to_each_other() {
        assertThat(found("belum sampai", "paket BELUM disampaikan")).hasSize(1);
        assertThat(found("belum sampai", "sampai sekarang belum")).isEmpty();
        assertThat(found("belum sampai", "belum juga sampai")).isEmpty();
        assertThat(found("belum sampai", "belum")).isEmpty();
    }

    @Test
    void chat_spelling_is_undone_also_with_an_ending_or_a_doubling() {
        assertThat(found("tidak", "gak")).containsExactly("word 'tidak' as 'gak'");
        assertThat(found("barang", "brgnya")).containsExactly("word 'barang' as 'brgnya'");
        assertThat(found("barang", "barang2nya")).containsExactly("word 'barang' as 'barang2nya'");
        assertThat(found("belum datang", "blm datang2")).containsExactly("phrase 'belum datang' as 'blm datang2'");
    }

    @Test
    void an_exact_word_is_found_in_no_other_form() {
        assertThat(found("=berapa", "Berapa ya")).containsExactly("word '=berapa' as 'berapa'");
        assertThat(found("=berapa", "apa ya")).isEmpty();
    }

    @Test
    void apostrophes_make_no_difference() {
        assertThat(found("can't log in", "cant log in")).hasSize(1);
        assertThat(found("cant log in", "I can’t log in")).hasSize(1);
    }

    @Test
    void what_was_found_comes_in_the_order_of_the_text_and_once_each() {
        var lexicon = new Lexicon(CHAT, Synonyms.NONE);
        lexicon.add("rusak");
        lexicon.add("barang");

        var hits = lexicon.find("barang rusak, barang pecah");
        assertThat(described(hits)).containsExactly("word 'barang' at 0", "word 'rusak' at 7");
    }

    @Test
    void what_holds_no_word_is_no_phrase() {
        assertThat(new Lexicon(CHAT, Synonyms.NONE).add("?!")).isEmpty();
        assertThat(new Lexicon(CHAT, Synonyms.NONE).find("  ").count()).isZero();
    }

    private static List<String> found(String listed, String text) {
        var lexicon = new Lexicon(CHAT, Synonyms.NONE);
        assertThat(lexicon.add(listed)).isPresent();
        return described(lexicon.find(text)).stream()
                .map(hit -> hit.replaceFirst(" at \\d+$", ""))
                .toList();
    }

    private static List<String> described(Hits hits) {
        return IntStream.range(0, hits.count()).mapToObj(hits::described).toList();
    }

    private static String as(String listed, String form) {
        return form.equals(listed) ? "" : " as '" + form.toLowerCase(Locale.ROOT) + "'";
    }
}
