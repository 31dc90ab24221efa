package io.muara.chat.vonage;

import io.muara.chat.vonage.VonageConfig.Account;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Configurations for tests. */
final class Setups {

    static final String SECRET = "muara-local-vonage-secret";
    static final String KEY = "a1b2c3d4";
    static final String APPLICATION = "78d335fa-323d-0114-9c3d-d6f0d48968cf";

    private static final URI NOWHERE = URI.create("http://localhost:1");

    private Setups() {}

    /** Receives only, as strictly as Vonage's own libraries. */
    static VonageChannel strict(String method, String... secrets) {
        return channel(config(NOWHERE, Duration.ofMinutes(5), account(method, secrets)));
    }

    /** Receives only, as by default. */
    static VonageChannel receiving(String... secrets) {
        return channel(config(NOWHERE, Duration.ofHours(73), account("sha256hmac", secrets)));
    }

    static VonageChannel sms(URI api) {
        return channel(config(
                api,
                Duration.ofHours(73),
                new Settings(
                        KEY,
                        List.of(SECRET),
                        "sha256hmac",
                        Optional.of("muara-local-vonage-api-secret"),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of("sms", "6215000002", "whatsapp", "6215000002"),
                        30)));
    }

    static VonageChannel application(URI api, String privateKey) {
        return channel(config(api, Duration.ofHours(73), application(Optional.of(privateKey))));
    }

    static Account application(Optional<String> privateKey) {
        return new Settings(
                KEY,
                List.of(SECRET),
                "sha256hmac",
                Optional.empty(),
                Optional.of(APPLICATION),
                privateKey,
                Map.of("sms", "6215000002", "whatsapp", "6215000003"),
                30);
    }

    static VonageConfig config(Account account) {
        return config(NOWHERE, Duration.ofHours(73), account);
    }

    static VonageAccounts accounts(VonageConfig config, String profile) {
        return new VonageAccounts(config, List.of(profile), Clock.systemUTC());
    }

    static Account account(String method, String... secrets) {
        return new Settings(
                KEY, List.of(secrets), method, Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), 30);
    }

    private static VonageChannel channel(VonageConfig config) {
        return new VonageChannel(config, accounts(config, "test"), Clock.systemUTC());
    }

    private static VonageConfig config(URI api, Duration signatureAge, Account account) {
        return new Config(
                api, api, Duration.ofSeconds(2), Duration.ofMinutes(1), signatureAge, Map.of("demo", account));
    }

    private record Config(
            URI api,
            URI smsApi,
            Duration timeout,
            Duration smsPatience,
            Duration signatureAge,
            Map<String, Account> accounts)
            implements VonageConfig {}

    private record Settings(
            String apiKey,
            List<String> signatureSecrets,
            String signatureMethod,
            Optional<String> apiSecret,
            Optional<String> applicationId,
            Optional<String> privateKey,
            Map<String, String> from,
            double perSecond)
            implements Account {}
}
