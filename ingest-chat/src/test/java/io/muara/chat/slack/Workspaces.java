package io.muara.chat.slack;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.muara.attachments.DirectoryAttachments;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Configurations for tests. */
final class Workspaces {

    static final String TEAM = "T0MUARA";
    static final String SECRET = "muara-local-slack-secret";
    static final String TOKEN = "muara-local-slack-token";

    private static final URI NOWHERE = URI.create("http://localhost:1");

    private Workspaces() {}

    /** Accounts {@code demo} and {@code other} share an app; {@code stranger} has one of its own. */
    static SlackChannel channel(String... secrets) {
        return at(NOWHERE, Path.of("target/files"), secrets);
    }

    static SlackChannel at(URI api, Path files, String... secrets) {
        var accounts = Map.of(
                "demo", account(TEAM, List.of(secrets)),
                "other", account("T0OTHER", List.of(secrets)),
                "stranger", account("T0STRANGER", List.of("somebody-elses")));
        return new SlackChannel(
                config(api, accounts), new DirectoryAttachments(files), new SimpleMeterRegistry(), List.of("test"));
    }

    static SlackChannel counting(MeterRegistry meters) {
        return new SlackChannel(
                config(NOWHERE, Map.of("demo", account(TEAM, List.of(SECRET)))),
                new DirectoryAttachments(Path.of("target/files")),
                meters,
                List.of("test"));
    }

    static SlackConfig config(URI api, Map<String, SlackConfig.Account> accounts) {
        return new Config(api, Duration.ofSeconds(2), accounts);
    }

    static SlackConfig.Account account(String team, List<String> secrets) {
        return new Account(team, secrets, TOKEN);
    }

    private record Config(URI api, Duration timeout, Map<String, SlackConfig.Account> accounts)
            implements SlackConfig {}

    private record Account(String teamId, List<String> signingSecrets, String botToken)
            implements SlackConfig.Account {}
}
