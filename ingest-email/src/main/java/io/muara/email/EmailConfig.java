package io.muara.email;

import io.muara.email.login.OAuthConfig;
import io.muara.email.threading.ThreadingConfig;
import io.muara.email.webhook.WebhookConfig;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

@ConfigMapping(prefix = "muara.email")
public interface EmailConfig {

    /** Our mailboxes, by the name they have in conversations, topics' keys and metrics. */
    Map<String, Account> accounts();

    /** How often a mailbox is looked into when its server says nothing; at most 9 minutes, as routers forget longer silence. */
    @WithDefault("30s")
    Duration poll();

    /** How many mails are fetched and acknowledged together, 1 to 1000. */
    @WithDefault("500")
    int batch();

    /** Bigger mails are not fetched but put in quarantine, with where they lie. */
    @WithDefault("50M")
    MemorySize maxSize();

    /**
     * The name (authserv-id) by which our own mail server signs its Authentication-Results. Without it nothing is believed about
     * any sender, because anybody can write such a header.
     */
    Optional<String> authenticationServer();

    /** Headers that messages keep so that rules can ask for them, at most 50. They say what the sender says, not what is so. */
    @WithDefault(KeptHeaders.USUAL)
    Set<String> headers();

    /** How our mail is marked, so that what comes back names the reply. */
    ThreadingConfig threading();

    /**
     * The name that our automatic mail bears, by which we know it when it comes back; the domain of our first address when absent.
     * Replicas share it, installations do not.
     */
    Optional<String> installation();

    /** A folder with templates and pictures that take the place of ours around what agents write. */
    Optional<Path> letterhead();

    /** Of the letterhead where the language of a reply is not known, as two letters. */
    @WithDefault("id")
    String language();

    interface Account {

        /** What customers write to and what replies come from. */
        String address();

        /** Other addresses under which mail reaches this mailbox. */
        Optional<List<String>> aliases();

        /** What stands below every reply, such as name and telephone number; lines are separated by {@code \n}. */
        Optional<String> signature();

        /** Absent where mail comes by the listener or a webhook alone. */
        Optional<Imap> imap();

        Optional<WebhookConfig> webhook();

        Smtp smtp();

        /** For users that have no password: access tokens. */
        Optional<OAuthConfig> oauth();
    }

    interface Imap {

        String host();

        /** 993 with TLS, else 143. */
        OptionalInt port();

        @WithDefault("tls")
        Security security();

        String user();

        /** Absent for one who logs in by access token. */
        Optional<String> password();

        /** Each is read over a connection of its own. */
        @WithDefault("INBOX")
        List<String> folders();

        Done done();
    }

    /**
     * What happens to a mail when Kafka has acknowledged it; nothing by default. It is never lost. One that was acknowledged in the
     * moment in which the service was killed stays as it is.
     */
    interface Done {

        /** {@code seen}, {@code flagged}, {@code answered}, or a keyword of your own. */
        Optional<String> flag();

        /** A folder of the same mailbox, made if it is not there. The server must know MOVE (RFC 6851) or UIDPLUS (RFC 4315). */
        Optional<String> moveTo();
    }

    interface Smtp {

        String host();

        /** 465 with TLS, 587 with STARTTLS, else 25. */
        OptionalInt port();

        @WithDefault("tls")
        Security security();

        /** Absent for a server that takes our mail without. */
        Optional<String> user();

        /** Absent for one who logs in by access token. */
        Optional<String> password();

        /** Larger mails are not sent, files as they are encoded included; nor are those that the server says are too large for it. */
        @WithDefault("25M")
        MemorySize maxSize();

        /**
         * Whether automatic mail goes out without a return address, as RFC 3834 asks for. When absent, only by a server that takes our
         * mail without a user: others often refuse it.
         */
        Optional<Boolean> emptySender();
    }

    /** How a connection is kept from being read and changed on its way. */
    enum Security {
        TLS,
        STARTTLS,
        /** Not at all: for servers on the same machine. */
        NONE;

        public int port(OptionalInt configured, int tls, int startTls, int none) {
            return configured.orElse(
                    switch (this) {
                        case TLS -> tls;
                        case STARTTLS -> startTls;
                        case NONE -> none;
                    });
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
