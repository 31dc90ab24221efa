package io.muara.chat.whatsapp;

import io.muara.attachments.DirectoryAttachments;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
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
        return new Config(api, Duration.ofSeconds(1), Duration.ofSeconds(2), accounts);
    }

    static Account account(String number, String... secrets) {
        return account(List.of(secrets), "muara-local-verify", number);
    }

    static Account account(List<String> secrets, String verifyToken, String number) {
        return new Account(secrets, verifyToken, number, "muara-local-token", 80);
    }

    static WhatsappChannel channel(WhatsappConfig config) {
        return channel(config, Path.of("target/files"), Clock.systemUTC());
    }

    static WhatsappChannel channel(WhatsappConfig config, Path files, Clock clock) {
        return new WhatsappChannel(
                config, new WhatsappAccounts(config, List.of("test")), new DirectoryAttachments(files), clock);
    }

    private record Config(
            URI api, Duration timeout, Duration uploadTimeout, Map<String, WhatsappConfig.Account> accounts)
            implements WhatsappConfig {}

    record Account(
            List<String> appSecrets, String verifyToken, String phoneNumberId, String accessToken, double perSecond)
            implements WhatsappConfig.Account {}
}
