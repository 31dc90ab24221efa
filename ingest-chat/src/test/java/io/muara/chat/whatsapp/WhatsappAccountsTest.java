package io.muara.chat.whatsapp;

import static io.muara.chat.whatsapp.Accounts.account;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WhatsappAccountsTest {

    @Test
    void the_production_profile_refuses_published_secrets_by_name() {
        assertThatThrownBy(() -> new WhatsappAccounts(Accounts.demo(), List.of("prod")))
                .hasMessageContaining("muara.whatsapp.accounts.demo.app-secrets")
                .hasMessageContaining("set your own");
        assertThatThrownBy(() ->
                        new WhatsappAccounts(Accounts.with(Map.of("demo", account("1", "real"))), List.of("prod")))
                .hasMessageContaining("muara.whatsapp.accounts.demo.verify-token");
    }

    @Test
    void the_local_profile_takes_them() {
        assertThatCode(() -> new WhatsappAccounts(Accounts.demo(), List.of("local")))
                .doesNotThrowAnyException();
    }

    @Test
    void a_number_instead_of_its_id_is_refused_and_explained() {
        assertThatThrownBy(() -> accounts(Map.of("demo", account("+39 055", "s"))))
                .hasMessageContaining("muara.whatsapp.accounts.demo.phone-number-id")
                .hasMessageContaining("Meta's id");
    }

    @Test
    void an_account_whose_name_cannot_stand_in_an_address_is_refused() {
        assertThatThrownBy(() -> accounts(Map.of("a/b", account("1", "s")))).hasMessageContaining("a/b");
    }

    @Test
    void a_number_that_may_send_nothing_is_refused_by_name() {
        var silent = new Accounts.Account(List.of("s"), "v", "1", "t", 0);

        assertThatThrownBy(() -> accounts(Map.of("demo", silent)))
                .hasMessageContaining("muara.whatsapp.accounts.demo.per-second");
    }

    @Test
    void one_number_belongs_to_one_account() {
        assertThatThrownBy(() -> accounts(Map.of("a", account("1", "s"), "b", account("1", "s"))))
                .hasMessageContaining("same phone-number-id");
    }

    private static void accounts(Map<String, WhatsappConfig.Account> accounts) {
        new WhatsappAccounts(Accounts.with(accounts), List.of("test"));
    }
}
