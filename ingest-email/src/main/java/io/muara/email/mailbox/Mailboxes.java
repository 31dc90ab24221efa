package io.muara.email.mailbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.muara.email.EmailConfig;
import io.muara.email.Ours;
import io.muara.ingest.attachments.AttachmentStore;
import io.muara.ingest.cluster.Cluster;
import io.muara.ingest.cluster.Stopping;
import io.muara.ingest.cluster.TopicsAtStart;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Starts reading the configured mailboxes with the service, and stops with it. */
@Singleton
class Mailboxes {

    private static final Duration GRACE = Duration.ofSeconds(10);

    private final List<Mailbox> mailboxes;
    private final Cluster cluster;
    private final TopicsAtStart topics;
    private final Readers readers;
    private final Stopping stopping = new Stopping();
    private @Nullable Thread thread;

    Mailboxes(
            EmailConfig config,
            @ConfigProperty(name = "muara.environment", defaultValue = "local") String environment,
            Cluster cluster,
            TopicsAtStart topics,
            Readers readers) {
        var limits = new Mailbox.Limits(config.batch(), config.maxSize().asLongValue(), config.poll());
        this.mailboxes = config.accounts().entrySet().stream()
                .map(account -> new Mailbox(account.getKey(), account.getValue().imap(), limits, environment))
                .toList();
        this.cluster = cluster;
        this.topics = topics;
        this.readers = readers;
    }

    void start(@Observes StartupEvent event) {
        if (!mailboxes.isEmpty()) {
            thread = Thread.ofPlatform().daemon().name("mailboxes").start(this::run);
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping.request();
        if (thread != null) {
            thread.join(GRACE);
        }
    }

    private void run() {
        try {
            topics.await();
            new Ownership(cluster, mailboxes, readers::start, stopping).run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Makes a reader for a mailbox that has become ours. */
    @Singleton
    static class Readers {

        private final Cluster cluster;
        private final AttachmentStore store;
        private final MeterRegistry meters;
        private final Clock clock;
        private final Ours ours;

        Readers(Cluster cluster, AttachmentStore store, MeterRegistry meters, Clock clock, Ours ours) {
            this.cluster = cluster;
            this.store = store;
            this.meters = meters;
            this.clock = clock;
            this.ours = ours;
        }

        RunningReader start(Mailbox mailbox) {
            var state = new MailboxState(mailbox.account(), meters);
            var intake = new Intake(mailbox.account(), ours, store, meters, clock);
            return RunningReader.start(mailbox.account(), new MailboxReader(mailbox, cluster, intake, state), state);
        }
    }
}
