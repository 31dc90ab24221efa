package io.muara.router.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SynonymsTest {

    private final Tokens tokens = new Tokens(
            new Spellings(Map.of("duwit", "duit")),
            new Synonyms(Map.of(
                    "uang", List.of("duit", "Money"),
                    "kirim", List.of("antar"),
                    "pengembalian", List.of("refund"),
                    "balik", List.of("kembali"))));

    @ParameterizedTest
    @CsvSource({
        "uang, duit",
        "duit, uang",
        "uang, duwitnya",
        "money, uangku",
        "duit, money",
        "mengirim, diantar",
        "pengantaran, kirim",
        "refund, pengembaliannya",
        "pengembalian, refunded"
    })
    void whichever_is_looked_for_the_other_is_found(String wanted, String written) {
        assertThat(isOne(wanted, written)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"uang, kirim", "refund, dikembalikan", "refund, kembali", "refund, balik", "uang, ruang"})
    void what_means_something_else_stays_apart(String wanted, String written) {
        assertThat(isOne(wanted, written)).isFalse();
    }

    @Test
    void an_exact_word_has_no_synonyms() {
        assertThat(tokens.exactly("uang").getFirst().is(tokens.of("duit").getFirst()))
                .isFalse();
        assertThat(tokens.exactly("uang").getFirst().is(tokens.of("uang").getFirst()))
                .isTrue();
    }

    private boolean isOne(String wanted, String written) {
        return tokens.wanted(wanted).getFirst().is(tokens.of(written).getFirst());
    }
}
