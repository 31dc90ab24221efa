package io.muara.email.mailbox;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.muara.email.EmailConfig;
import io.muara.email.EmailConfig.Security;
import io.muara.email.Ours;
import io.muara.ingest.attachments.DirectoryAttachments;
import io.muara.ingest.cluster.Cluster;
import io.muara.ingest.cluster.Stopping;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/** One replica of the service, reduced to the reading of mailboxes. */
final class Replica implements AutoCloseable {

    private final Stopping stopping = new Stopping();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Thread thread;

    private Replica(Cluster cluster, Mailbox mailbox, Path attachments) {
        var readers = new Mailboxes.Readers(
                cluster, new DirectoryAttachments(attachments), meters, Clock.systemUTC(), Ours.UNKNOWN);
        thread = Thread.ofPlatform().daemon().start(new Ownership(cluster, List.of(mailbox), readers::start, stopping));
    }

    static Replica start(Cluster cluster, Mailbox mailbox, Path attachments) {
        return new Replica(cluster, mailbox, attachments);
    }

    static Mailbox mailbox(String account, int port, String user, String password) {
        var limits = new Mailbox.Limits(50, 1_000_000, Duration.ofMillis(500));
        return new Mailbox(account, new Imap(OptionalInt.of(port), user, password), limits, "test");
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

    private record Imap(OptionalInt port, String user, String password) implements EmailConfig.Imap {

        @Override
        public String host() {
            return "localhost";
        }

        @Override
        public Security security() {
            return Security.NONE;
        }

        @Override
        public String folder() {
            return "INBOX";
        }
    }
}
