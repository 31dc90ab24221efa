package io.muara.ticket.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QueryTest {

    @Test
    void words_quotes_and_minus_are_what_people_expect() {
        var terms =
                Query.parse("pesanan \"belum sampai\" -batal -\"sudah terima\"").terms();

        assertThat(terms)
                .extracting(Query.Term::text)
                .containsExactly("pesanan", "belum sampai", "batal", "sudah terima");
        assertThat(terms).extracting(Query.Term::phrase).containsExactly(false, true, false, true);
        assertThat(terms).extracting(Query.Term::without).containsExactly(false, false, true, true);
    }

    @Test
    void a_quote_that_is_not_closed_holds_all_that_follows() {
        assertThat(Query.parse("\"belum sampai").terms())
                .extracting(Query.Term::text)
                .containsExactly("belum sampai");
    }

    @Test
    void what_says_nothing_is_left_out() {
        assertThat(Query.parse("?! -- \"\" & | : * \0 ' \ud800").terms()).isEmpty();
        assertThat(Query.parse("-only -this").looksForSomething()).isFalse();
    }

    @Test
    void only_so_much_is_looked_for() {
        assertThat(Query.parse("kata ".repeat(1_000)).terms()).hasSize(12);
        assertThat(Query.parse("x".repeat(100_000)).terms().getFirst().text()).hasSize(300);
    }

    @Test
    void a_number_may_be_a_tickets_or_part_of_a_phones() {
        assertThat(Query.parse("#1042").numbers()).containsExactly(1042L);
        assertThat(Query.parse("-1042").numbers()).isEmpty();
        assertThat(Query.parse("99999999999999999999").numbers()).isEmpty();
        assertThat(part("0812-3456")).contains("8123456");
        assertThat(part("+62(812)3456")).contains("628123456");
        assertThat(part("123")).isEmpty();
        assertThat(part("ada@Example")).contains("ada@example");
        assertThat(part("pesanan")).isEmpty();
    }

    @Test
    void what_a_term_is_taken_for_is_told() {
        var meant = Query.parse("wulandri rusak").alsoMeaning(Map.of("wulandri", List.of("wulandari")));

        assertThat(meant.taken()).containsExactly("wulandari");
        assertThat(meant.json()).contains("\"names\":[\"wulandari\"]").contains("\"text\":\"rusak\"");
    }

    @Test
    void what_stands_out_is_told_apart_from_what_lies_around_it() {
        assertThat(Highlights.pieces("Barang \u0002rusak\u0003 sekali"))
                .containsExactly(
                        new Highlights.Piece("Barang ", false),
                        new Highlights.Piece("rusak", true),
                        new Highlights.Piece(" sekali", false));
    }

    private static Optional<String> part(String typed) {
        return Query.parse(typed).terms().getFirst().partOfIdentity();
    }
}
