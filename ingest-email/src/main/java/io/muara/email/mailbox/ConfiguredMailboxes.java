package io.muara.email.mailbox;

import io.muara.email.EmailConfig;
import io.muara.email.Logins;
import io.muara.ingest.cluster.Backoff;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Every folder of every account that is to be read, by any replica. */
@Singleton
class ConfiguredMailboxes {

    private static final Backoff AFTER_TROUBLE =
            new Backoff(Duration.ofMillis(500), Duration.ofMinutes(1), Math::random);

    private final EmailConfig config;
    private final Logins logins;
    private final String environment;

    ConfiguredMailboxes(
            EmailConfig config,
            Logins logins,
            @ConfigProperty(name = "muara.environment", defaultValue = "local") String environment) {
        this.config = config;
        this.logins = logins;
        this.environment = environment;
    }

    List<Mailbox> all() {
        var limits = new Mailbox.Limits(config.batch(), config.maxSize().asLongValue(), config.poll(), AFTER_TROUBLE);
        return config.accounts().entrySet().stream()
                .flatMap(account ->
                        account.getValue().imap().stream().flatMap(imap -> mailboxes(account.getKey(), imap, limits)))
                .toList();
    }

    private Stream<Mailbox> mailboxes(String account, EmailConfig.Imap imap, Mailbox.Limits limits) {
        return imap.folders().stream()
                .map(folder -> new Mailbox(account, folder, imap, logins.imap(account), limits, environment));
    }
}
