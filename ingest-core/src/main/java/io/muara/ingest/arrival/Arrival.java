package io.muara.ingest.arrival;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.attachments.AttachmentStore;
import io.muara.contracts.MessageId;
import io.muara.contracts.Quarantined;
import io.muara.contracts.Sha256;
import io.muara.ingest.Arrived;
import io.muara.ingest.Proof;
import io.muara.ingest.Records;
import io.muara.ingest.WebhookCall;
import io.muara.ingest.WebhookChannel;
import io.muara.ingest.cluster.Defect;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
    Judged judge(WebhookChannel channel, WebhookCall call, Shadow shadow) {
        return switch (channel.verify(call)) {
            case Proof.Forged forged
            when shadow.takes(forged, call.account()) -> Judged.Unproven.of(forged.reason(), genuine(channel, call));
            case Proof.Forged(var reason) -> new Judged.Forged(reason);
            case Proof.Genuine() -> genuine(channel, call);
        };
    }

    /** What the elements of a call that was believed become. */
    Judged.Genuine genuine(WebhookChannel channel, WebhookCall call) {
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

    private Judged.Genuine stored(WebhookChannel channel, WebhookCall call, List<Arrived> arrived) {
        var records = new ArrayList<ProducerRecord<String, byte[]>>(arrived.size());
        for (var element : arrived) {
            if (Bulk.isPossibleIn(call)) {
                records.addAll(bulk.records(element, channel.id(), mediaType(call), call.receivedAt()));
            } else {
                Records.of(element, channel.id(), call.receivedAt()).ifPresent(records::add);
            }
        }
        return new Judged.Genuine(arrived, records);
    }

    private static Arrived unreadable(WebhookChannel channel, WebhookCall call, Throwable failure) {
        var origin = new Quarantined.Call(call.method(), call.query());
        return new Arrived.Unreadable(
                MessageId.of(channel.id(), call.account(), digest(call), "unreadable"),
                call.account(),
                mediaType(call),
                call.body(),
                "the channel failed: " + failure.getClass().getSimpleName(),
                origin.isPlain() ? Optional.empty() : Optional.of(origin));
    }

    /** The query holds everything when a GET brings messages. */
    private static String digest(WebhookCall call) {
        var query = call.query().getBytes(UTF_8);
        var told = Arrays.copyOf(call.body(), call.body().length + query.length);
        System.arraycopy(query, 0, told, call.body().length, query.length);
        return Sha256.hex(told);
    }

    private static String mediaType(WebhookCall call) {
        return call.header("content-type").orElse("application/octet-stream");
    }

    sealed interface Judged {

        record Forged(String reason) implements Judged {}

        record Genuine(List<Arrived> arrived, List<ProducerRecord<String, byte[]>> records) implements Judged {}

        /**
         * Taken although its proof is wrong, because its account is only watched.
         *
         * @param reason what is wrong, which its records say as well
         */
        record Unproven(String reason, Genuine taken) implements Judged {

            static Unproven of(String reason, Genuine taken) {
                taken.records.forEach(record -> record.headers().add("muara-unproven", reason.getBytes(UTF_8)));
                return new Unproven(reason, taken);
            }
        }
    }
}
