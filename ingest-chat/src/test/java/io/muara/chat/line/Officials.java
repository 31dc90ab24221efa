package io.muara.chat.line;

import io.muara.attachments.DirectoryAttachments;
import io.muara.ingest.links.PublicLinks;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Configurations for tests. */
final class Officials {

    static final String SECRET = "muara-local-line-secret";
    static final String TOKEN = "muara-local-line-token";

    private static final URI NOWHERE = URI.create("http://localhost:1");
    private static final Path FILES = Path.of("target/files");
    private static final PublicLinks LINKS = file -> file.stored()
            .map(key -> URI.create("https://hooks.example.org/media/%s/%s"
                    .formatted(key, file.name().replace(" ", "%20"))));

    private Officials() {}

    static LineChannel channel(String... secrets) {
        return channel(config(NOWHERE, true, secrets), FILES, Clock.systemUTC());
    }

    static LineChannel withoutReplyTokens() {
        return channel(config(NOWHERE, false, SECRET), FILES, Clock.systemUTC());
    }

    static LineChannel at(URI api, Path files, Clock clock) {
        return channel(config(api, true, SECRET), files, clock);
    }

    /** One that nobody outside could reach. */
    static LineChannel hidden(URI api) {
        var config = config(api, true, SECRET);
        return new LineChannel(
                config,
                new LineAccounts(config, List.of("test")),
                new DirectoryAttachments(FILES),
                file -> Optional.empty(),
                Clock.systemUTC());
    }

    static LineConfig config(URI api, boolean replyTokens, String... secrets) {
        return new Config(
                api,
                api,
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                Optional.of(List.of("*.example.co.id")),
                Map.of("demo", new Account(List.of(secrets), TOKEN, replyTokens)));
    }

    private static LineChannel channel(LineConfig config, Path files, Clock clock) {
        return new LineChannel(
                config, new LineAccounts(config, List.of("test")), new DirectoryAttachments(files), LINKS, clock);
    }

    private record Config(
            URI api,
            URI dataApi,
            Duration timeout,
            Duration albumPatience,
            Optional<List<String>> externalHosts,
            Map<String, LineConfig.Account> accounts)
            implements LineConfig {}

    private record Account(List<String> channelSecrets, String channelAccessToken, boolean replyTokens)
            implements LineConfig.Account {}
}
