package io.muara.email.listener;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.MeterRegistry;
import io.muara.email.Intake;
import io.muara.email.Ours;
import io.muara.email.listener.Session.Envelope;
import io.muara.email.listener.Session.Recipient;
import io.muara.ingest.arrival.Journal;
import io.muara.ingest.attachments.AttachmentStore;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Arrays;
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
                .map(recipient -> written(recipient, delivered(envelope.sender(), recipient, raw)))
                .toList();
        return written.stream().map(CompletableFuture::join).toList();
    }

    /** Whoever delivers a mail writes down what only the envelope said (RFC 5321, section 4.4). */
    private static byte[] delivered(String sender, Recipient recipient, byte[] raw) {
        var head = "Return-Path: <%s>\r\nDelivered-To: %s\r\n"
                .formatted(sender, recipient.address())
                .getBytes(UTF_8);
        var delivered = Arrays.copyOf(head, head.length + raw.length);
        System.arraycopy(raw, 0, delivered, head.length, raw.length);
        return delivered;
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
