package io.muara.chat.whatsapp;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Configurations for tests. */
final class Accounts {

    static final String SECRET = "muara-local-secret";
    static final String NUMBER = "100000000000001";

    private Accounts() {}

    static WhatsappConfig demo() {
        return with(Map.of("demo", account(NUMBER, SECRET)));
    }

    static WhatsappConfig with(Map<String, WhatsappConfig.Account> accounts) {
        return at(URI.create("http://localhost:1"), accounts);
    }

    static WhatsappConfig at(URI api, Map<String, WhatsappConfig.Account> accounts) {
        return new Config(api, Duration.ofSeconds(1), accounts);
    }

    static Account account(String number, String... secrets) {
        return new Account(List.of(secrets), "muara-local-verify", number, "muara-local-token");
    }

    static WhatsappChannel channel(WhatsappConfig config) {
        return new WhatsappChannel(config, new WhatsappAccounts(config, List.of("test")));
    }

    private record Config(URI api, Duration timeout, Map<String, WhatsappConfig.Account> accounts)
            implements WhatsappConfig {}

    record Account(List<String> appSecrets, String verifyToken, String phoneNumberId, String accessToken)
            implements WhatsappConfig.Account {}
}
