package io.muara.email.mailbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.muara.attachments.AttachmentStore;
import io.muara.email.Intake;
import io.muara.email.Ours;
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

    Mailboxes(ConfiguredMailboxes configured, Cluster cluster, TopicsAtStart topics, Readers readers) {
        this.mailboxes = configured.all();
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
            var state = new MailboxState(mailbox, meters);
            var intake = new Intake(mailbox.account(), ours, store, meters, clock);
            return RunningReader.start(mailbox, new MailboxReader(mailbox, cluster, intake, state), state);
        }
    }
}
