package io.muara.email.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.muara.contracts.Mail.Address;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddressesTest {

    @Test
    void names_addresses_and_commas() {
        assertThat(parse("Sari <Sari@Example.ORG>, budi@example.org"))
                .containsExactly("Sari|Sari@example.org", "|budi@example.org");
        assertThat(parse("\"Sari, S.\" <s@x.id>")).containsExactly("Sari, S.|s@x.id");
        assertThat(parse("=?utf-8?Q?Sari=2C_S=C3=A9?= <s@x.id>")).containsExactly("Sari, Sé|s@x.id");
    }

    @Test
    void groups_give_their_members() {
        assertThat(parse("undisclosed-recipients:;")).isEmpty();
        assertThat(parse("Team: a@x.id, B <b@x.id>; c@x.id")).containsExactly("|a@x.id", "B|b@x.id", "|c@x.id");
    }

    @Test
    void comments_are_names_where_there_is_no_other() {
        assertThat(parse("s@x.id (Sari (CS))")).containsExactly("Sari (CS)|s@x.id");
        assertThat(parse("Sari (CS) <s@x.id>")).containsExactly("Sari|s@x.id");
    }

    @Test
    void a_name_that_looks_like_an_address_stays_a_name() {
        assertThat(parse("\"boss@bank.id\" <thief@x.id>")).containsExactly("boss@bank.id|thief@x.id");
    }

    @Test
    void quoted_local_parts_routes_and_trailing_characters() {
        assertThat(parse("\"a b\"@x.id")).containsExactly("|\"a b\"@x.id");
        assertThat(parse("<@relay.id,@other.id:s@x.id>")).containsExactly("|s@x.id");
        assertThat(parse("s@x.id.; t@x.id;")).containsExactly("|s@x.id", "|t@x.id");
        assertThat(parse("Sari s@x.id")).containsExactly("Sari|s@x.id");
    }

    @Test
    void what_has_no_address_keeps_its_name() {
        assertThat(parse("Sari Dewi")).containsExactly("Sari Dewi|");
        assertThat(parse("root")).containsExactly("|root");
    }

    @Test
    void unfinished_quotes_brackets_and_comments_break_nothing() {
        assertThat(parse("\"Sari <s@x.id>")).containsExactly("Sari|s@x.id");
        assertThat(parse("Sari <s@x.id")).containsExactly("Sari|s@x.id");
        assertThat(parse("s@x.id (Sari")).containsExactly("Sari|s@x.id");
        assertThat(parse("\\")).hasSizeLessThan(2);
        assertThat(parse("\"\\")).hasSizeLessThan(2);
    }

    @Test
    void name_and_address_encoded_together_are_found() {
        assertThat(parse("=?utf-8?Q?Sari_=3Cs@x.id=3E?=")).containsExactly("Sari|s@x.id");
    }

    private static List<String> parse(String header) {
        return Addresses.parse(header, "").stream().map(AddressesTest::shown).toList();
    }

    private static String shown(Address address) {
        return address.name().orElse("") + "|" + address.address();
    }
}
