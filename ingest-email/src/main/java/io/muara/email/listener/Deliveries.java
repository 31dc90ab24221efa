package io.muara.email.listener;

import io.micrometer.core.instrument.MeterRegistry;
import io.muara.attachments.AttachmentStore;
import io.muara.email.DeliveredMail;
import io.muara.email.Intake;
import io.muara.email.Ours;
import io.muara.email.listener.Session.Envelope;
import io.muara.email.listener.Session.Recipient;
import io.muara.ingest.arrival.Journal;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/** Reads mails for their recipients and waits for Kafka. Blocks; safe for use by many threads. */
@Singleton
class Deliveries implements Connection.Delivery {

    private static final Logger LOG = Logger.getLogger(Deliveries.class);

    private final Journal journal;
    private final Ours ours;
    private final AttachmentStore store;
    private final MeterRegistry meters;
    private final Clock clock;

    Deliveries(Journal journal, Ours ours, AttachmentStore store, MeterRegistry meters, Clock clock) {
        this.journal = journal;
        this.ours = ours;
        this.store = store;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public List<Boolean> to(Envelope envelope, byte[] raw) {
        var written = envelope.recipients().stream()
                .map(recipient -> written(
                        recipient, DeliveredMail.of(Optional.of(envelope.sender()), List.of(recipient.address()), raw)))
                .toList();
        return written.stream().map(CompletableFuture::join).toList();
    }

    private CompletableFuture<Boolean> written(Recipient recipient, byte[] raw) {
        var written = new CompletableFuture<Boolean>();
        try {
            var intake = new Intake(recipient.account(), ours, store, meters, clock);
            journal.write(List.of(intake.read(raw, Optional.empty())), written::complete);
        } catch (RuntimeException e) {
            LOG.warnf("mail cannot be kept now account=%s reason=%s", recipient.account(), e);
            written.complete(false);
        }
        return written;
    }
}
