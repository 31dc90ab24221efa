package io.muara.chat.telegram;

import io.muara.attachments.DirectoryAttachments;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Configurations for tests. */
final class Bots {

    static final String SECRET = "muara-local-telegram-secret";
    static final String TOKEN = "100200:muara-local-bot-token";

    private Bots() {}

    static TelegramChannel channel(String... secrets) {
        return at(URI.create("http://localhost:1"), Path.of("target/files"), secrets);
    }

    static TelegramChannel at(URI api, Path files, String... secrets) {
        return new TelegramChannel(config(api, secrets), new DirectoryAttachments(files), List.of("test"));
    }

    static TelegramConfig config(URI api, String... secrets) {
        return new Config(
                api,
                Duration.ofSeconds(2),
                Duration.ofSeconds(3),
                Map.of("demo", new Account(List.of(secrets), TOKEN)));
    }

    private record Config(
            URI api, Duration timeout, Duration albumPatience, Map<String, TelegramConfig.Account> accounts)
            implements TelegramConfig {}

    private record Account(List<String> secretTokens, String botToken) implements TelegramConfig.Account {}
}
