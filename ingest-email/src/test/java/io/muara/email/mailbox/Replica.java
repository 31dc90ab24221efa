package io.muara.email.mailbox;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.muara.email.EmailConfig;
import io.muara.email.EmailConfig.Security;
import io.muara.email.Ours;
import io.muara.email.login.Login;
import io.muara.ingest.attachments.DirectoryAttachments;
import io.muara.ingest.cluster.Backoff;
import io.muara.ingest.cluster.Cluster;
import io.muara.ingest.cluster.Stopping;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** One replica of the service, reduced to the reading of mailboxes. */
final class Replica implements AutoCloseable {

    private static final Backoff AFTER_TROUBLE =
            new Backoff(Duration.ofMillis(100), Duration.ofMillis(500), Math::random);

    private final Stopping stopping = new Stopping();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Thread thread;

    private Replica(Cluster cluster, List<Mailbox> mailboxes, Path attachments) {
        var readers = new Mailboxes.Readers(
                cluster, new DirectoryAttachments(attachments), meters, Clock.systemUTC(), Ours.UNKNOWN);
        thread = Thread.ofPlatform().daemon().start(new Ownership(cluster, mailboxes, readers::start, stopping));
    }

    static Replica start(Cluster cluster, Path attachments, Mailbox... mailboxes) {
        return new Replica(cluster, List.of(mailboxes), attachments);
    }

    static Mailbox mailbox(String account, int port, String user, String password) {
        var limits = new Mailbox.Limits(50, 1_000_000, Duration.ofMillis(500), AFTER_TROUBLE);
        return new Mailbox(
                account,
                "INBOX",
                new Imap(port, Optional.empty(), Optional.empty()),
                new Login.Password(user, password),
                limits,
                "test");
    }

    static Mailbox polledEvery(Duration poll, Mailbox mailbox) {
        return limited(
                new Mailbox.Limits(mailbox.limits().batch(), mailbox.limits().maxSize(), poll, AFTER_TROUBLE), mailbox);
    }

    static Mailbox limited(Mailbox.Limits limits, Mailbox mailbox) {
        return new Mailbox(
                mailbox.account(), mailbox.folder(), mailbox.imap(), mailbox.login(), limits, mailbox.environment());
    }

    static Mailbox with(EmailConfig.Imap imap, Mailbox mailbox) {
        return new Mailbox(
                mailbox.account(), mailbox.folder(), imap, mailbox.login(), mailbox.limits(), mailbox.environment());
    }

    static Mailbox as(Login login, Mailbox mailbox) {
        return new Mailbox(
                mailbox.account(), mailbox.folder(), mailbox.imap(), login, mailbox.limits(), mailbox.environment());
    }

    static Mailbox in(String folder, Mailbox mailbox) {
        return new Mailbox(
                mailbox.account(), folder, mailbox.imap(), mailbox.login(), mailbox.limits(), mailbox.environment());
    }

    /** The gauge exists only where the mailbox is read. */
    boolean reads() {
        var gauge = meters.find("muara.mailbox.up").gauge();
        return gauge != null && gauge.value() == 1;
    }

    @Override
    public void close() {
        stop();
    }

    void stop() {
        stopping.request();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A server on this machine, and what is done there with mails that were taken. */
    record Imap(int number, Optional<String> flag, Optional<String> moveTo)
            implements EmailConfig.Imap, EmailConfig.Done {

        @Override
        public String host() {
            return "localhost";
        }

        @Override
        public OptionalInt port() {
            return OptionalInt.of(number);
        }

        @Override
        public Security security() {
            return Security.NONE;
        }

        @Override
        public String user() {
            return "not asked for";
        }

        @Override
        public Optional<String> password() {
            return Optional.empty();
        }

        @Override
        public List<String> folders() {
            return List.of("not asked for");
        }

        @Override
        public EmailConfig.Done done() {
            return this;
        }
    }
}
