package io.muara.ingest.arrival;

import io.muara.contracts.MessageId;
import io.muara.ingest.Arrived;
import io.muara.ingest.Proof;
import io.muara.ingest.Records;
import io.muara.ingest.WebhookCall;
import io.muara.ingest.WebhookChannel;
import io.muara.ingest.attachments.AttachmentStore;
import io.muara.ingest.cluster.Defect;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;

/** What a call is worth: nothing, or the records to store before it may be acknowledged. */
final class Arrival {

    private static final Logger LOG = Logger.getLogger(Arrival.class);

    private final Bulk bulk;

    Arrival(AttachmentStore attachments) {
        this.bulk = new Bulk(attachments);
    }

    /** May store what is too big for Kafka, and so block, but only for a body that {@link Bulk#isPossibleIn}. */
    Judged judge(WebhookChannel channel, WebhookCall call) {
        return switch (channel.verify(call)) {
            case Proof.Forged(var reason) -> new Judged.Forged(reason);
            case Proof.Genuine() -> genuine(channel, call);
        };
    }

    private Judged genuine(WebhookChannel channel, WebhookCall call) {
        try {
            return stored(channel, call, channel.read(call));
        } catch (UncheckedIOException storeIsAway) {
            throw storeIsAway;
        } catch (RuntimeException | StackOverflowError e) {
            // A defect of ours must not make a provider send the same body for a week: it is authentic, so it is kept.
            LOG.errorf(
                    "call put aside, its channel failed channel=%s account=%s defect=%s",
                    channel.id(), call.account(), new Defect(e));
            return stored(channel, call, List.of(unreadable(channel, call, e)));
        }
    }

    private Judged stored(WebhookChannel channel, WebhookCall call, List<Arrived> arrived) {
        var records = new ArrayList<ProducerRecord<String, byte[]>>(arrived.size());
        for (var element : arrived) {
            if (Bulk.isPossibleIn(call)) {
                records.addAll(bulk.records(element, channel.id(), call.receivedAt()));
            } else {
                Records.of(element, channel.id(), call.receivedAt()).ifPresent(records::add);
            }
        }
        return new Judged.Genuine(arrived, records);
    }

    private static Arrived unreadable(WebhookChannel channel, WebhookCall call, Throwable failure) {
        var digest = HexFormat.of().formatHex(Digest.sha256(call.body()));
        return new Arrived.Unreadable(
                MessageId.of(channel.id(), call.account(), digest, "unreadable"),
                call.account(),
                call.header("content-type").orElse("application/octet-stream"),
                call.body(),
                "the channel failed: " + failure.getClass().getSimpleName());
    }

    sealed interface Judged {

        record Forged(String reason) implements Judged {}

        record Genuine(List<Arrived> arrived, List<ProducerRecord<String, byte[]>> records) implements Judged {}
    }
}
