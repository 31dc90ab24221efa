package io.muara.chat.x;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.muara.attachments.DirectoryAttachments;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Configurations for tests. */
final class Shops {

    static final String USER = "300000000000001";
    static final String SECRET = "muara-local-x-secret";
    static final String TOKEN = "muara-local-x-token";
    static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private Shops() {}

    static XChannel channel(String... secrets) {
        return new XChannel(
                config(URI.create("http://localhost:1"), secrets),
                new DirectoryAttachments(Path.of("target/files")),
                Clock.fixed(NOW, ZoneOffset.UTC),
                new SimpleMeterRegistry(),
                List.of("test"));
    }

    static XChannel at(URI api, Path files) {
        return new XChannel(
                config(api, SECRET),
                new DirectoryAttachments(files),
                Clock.fixed(NOW, ZoneOffset.UTC),
                new SimpleMeterRegistry(),
                List.of("test"));
    }

    static XChannel counting(MeterRegistry meters) {
        return new XChannel(
                config(URI.create("http://localhost:1"), SECRET),
                new DirectoryAttachments(Path.of("target/files")),
                Clock.fixed(NOW, ZoneOffset.UTC),
                meters,
                List.of("test"));
    }

    /** Accounts {@code demo} and {@code other} share an app; {@code stranger} has one of its own. */
    static XConfig config(URI api, String... secrets) {
        var accounts = new HashMap<String, XConfig.Account>();
        accounts.put("demo", account(USER, List.of(secrets)));
        accounts.put("other", account("300000000000002", List.of(secrets)));
        accounts.put("stranger", account("300000000000003", List.of("somebody-elses")));
        return config(api, accounts);
    }

    static XConfig config(URI api, Map<String, XConfig.Account> accounts) {
        return new Config(api, Duration.ofSeconds(2), accounts);
    }

    static XConfig.Account account(String user, List<String> secrets) {
        return new Account(user, secrets, TOKEN, 280);
    }

    private record Config(URI api, Duration timeout, Map<String, XConfig.Account> accounts) implements XConfig {}

    private record Account(String userId, List<String> appSecrets, String accessToken, int longestPost)
            implements XConfig.Account {}
}
