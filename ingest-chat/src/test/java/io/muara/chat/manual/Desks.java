package io.muara.chat.manual;

import io.muara.ingest.links.PublicLinks;
import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Configurations for tests. */
final class Desks {

    static final String KEY = "a-key-that-is-long-enough";
    static final String SECRET = "whsec_AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=";
    static final PublicLinks LINKS =
            file -> file.stored().map(key -> URI.create("https://hooks.example.org/media/" + key));

    private Desks() {}

    static Account withKeys(String... keys) {
        return new Account(Optional.of(List.of(keys)), Optional.empty(), Optional.empty(), Optional.empty());
    }

    static Account withSecrets(String... secrets) {
        return new Account(Optional.empty(), Optional.of(List.of(secrets)), Optional.empty(), Optional.empty());
    }

    static Account withWebhook(URI url, String... secrets) {
        var webhook = new Webhook(url, List.of(secrets));
        return new Account(Optional.of(List.of(KEY)), Optional.empty(), Optional.empty(), Optional.of(webhook));
    }

    static Account withFileHosts(String... hosts) {
        return new Account(Optional.of(List.of(KEY)), Optional.empty(), Optional.of(Set.of(hosts)), Optional.empty());
    }

    static ManualAccounts accounts(Map<String, ManualConfig.Account> accounts, String... profiles) {
        return new ManualAccounts(config(accounts), List.of(profiles));
    }

    static ManualChannel channel(ManualConfig.Account demo) {
        return new ManualChannel(config(Map.of("demo", demo)), List.of("test"), LINKS, Clock.systemUTC());
    }

    static ManualConfig config(Map<String, ManualConfig.Account> accounts) {
        var size = new MemorySize(BigInteger.valueOf(1 << 20));
        return new Config(size, size, 10, 3, Duration.ofSeconds(5), Duration.ofSeconds(2), accounts);
    }

    private record Config(
            MemorySize maxUpload,
            MemorySize maxUploads,
            int maxCalls,
            int maxFiles,
            Duration uploadTimeout,
            Duration timeout,
            Map<String, ManualConfig.Account> accounts)
            implements ManualConfig {}

    record Account(
            Optional<List<String>> apiKeys,
            Optional<List<String>> signingSecrets,
            Optional<Set<String>> fileHosts,
            Optional<ManualConfig.Webhook> webhook)
            implements ManualConfig.Account {}

    private record Webhook(URI url, List<String> secrets) implements ManualConfig.Webhook {}
}
