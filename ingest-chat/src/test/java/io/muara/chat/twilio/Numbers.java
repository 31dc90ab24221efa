package io.muara.chat.twilio;

import io.muara.ingest.links.PublicLinks;
import io.muara.ingest.setup.PublicAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Configurations for tests. */
final class Numbers {

    static final String TOKEN = "muara-local-twilio-token";
    static final String ACCOUNT = "AC00000000000000000000000000000001";
    static final URI PUBLIC = URI.create("https://hooks.example.org/webhooks/twilio/demo");

    private static final PublicLinks LINKS =
            file -> file.stored().map(key -> URI.create("https://hooks.example.org/media/" + key));

    private Numbers() {}

    static TwilioChannel channel(URI url, String... tokens) {
        return at(URI.create("http://localhost:1"), url, tokens);
    }

    static TwilioChannel at(URI api, URI url, String... tokens) {
        var config = config(api, Optional.of(url), tokens);
        return new TwilioChannel(
                config, new TwilioAccounts(config, address(), List.of("test")), LINKS, Clock.systemUTC());
    }

    static TwilioConfig config(URI api, Optional<URI> url, String... tokens) {
        var account = new Account(
                ACCOUNT,
                List.of(tokens),
                url,
                Optional.of("+6215000001"),
                Optional.of("+6215000001"),
                Optional.empty(),
                Optional.empty(),
                10);
        return new Config(
                api,
                Duration.ofSeconds(2),
                Duration.ofMinutes(2),
                Optional.empty(),
                Duration.ofHours(24),
                Map.of("demo", account));
    }

    static PublicAddress address() {
        return new NoAddress(Optional.empty(), Optional.empty());
    }

    private record NoAddress(Optional<URI> url, Optional<String> linkSecret) implements PublicAddress {}

    private record Config(
            URI api,
            Duration timeout,
            Duration callPatience,
            Optional<Duration> reconcileEvery,
            Duration reconcileBack,
            Map<String, TwilioConfig.Account> accounts)
            implements TwilioConfig {}

    private record Account(
            String accountSid,
            List<String> authTokens,
            Optional<URI> url,
            Optional<String> from,
            Optional<String> whatsappFrom,
            Optional<String> messagingServiceSid,
            Optional<String> voiceAnswer,
            double perSecond)
            implements TwilioConfig.Account {}
}
