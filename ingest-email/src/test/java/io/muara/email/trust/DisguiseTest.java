package io.muara.email.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.muara.contracts.Mail.Address;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DisguiseTest {

    @Test
    void a_name_that_shows_an_address_of_another_domain_is_marked() {
        assertThat(disguise("boss@bank.example", "thief@x.id").orElseThrow()).contains("bank.example", "x.id");
        assertThat(disguise("Support <support@toko.example>", "thief@x.id")).isPresent();
        assertThat(disguise("ada@example.org", "Ada@example.org")).isEmpty();
        assertThat(disguise("Ada @ Toko", "ada@example.org")).isEmpty();
    }

    @Test
    void letters_that_only_look_alike_are_marked() {
        assertThat(disguise("Bаnk Mandiri", "cs@x.id").orElseThrow()).contains("name");
        assertThat(disguise("Bank", "cs@xn--bnk-6cd.example").orElseThrow()).contains("domain");
    }

    @Test
    void names_in_any_alphabet_or_in_several_are_fine() {
        for (var name : new String[] {"Сергей Иванов", "Γιώργος", "Sari (Сари)", "日本 Taro", "Sari Dewi", "Łukasz"}) {
            assertThat(disguise(name, "a@example.org")).as(name).isEmpty();
        }
        assertThat(disguise("Jürgen", "a@xn--mller-kva.example")).isEmpty();
    }

    private static Optional<String> disguise(String name, String address) {
        return Disguise.of(new Address(Optional.of(name), address));
    }
}
