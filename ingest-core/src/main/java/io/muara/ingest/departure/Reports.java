package io.muara.ingest.departure;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.MeterRegistry;
import io.muara.contracts.ChannelId;
import io.muara.contracts.DeliveryReport;
import io.muara.contracts.DeliveryReport.Finding;
import io.muara.contracts.DeliveryReport.Status;
import io.muara.contracts.MessageId;
import io.muara.contracts.OutboundMessage;
import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import io.muara.ingest.Delivery;
import io.muara.ingest.cluster.PersistentProducer;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Tells what became of each reply. Returns only when Kafka has it, however long that takes. */
@Singleton
class Reports {

    private static final int LONGEST_REASON = 500;

    private final PersistentProducer producer;
    private final MeterRegistry meters;
    private final Clock clock;

    Reports(PersistentProducer producer, MeterRegistry meters, Clock clock) {
        this.producer = producer;
        this.meters = meters;
        this.clock = clock;
    }

    /** @param record that the reply stands in, for whoever has to find out what became of it */
    void sending(OutboundMessage reply, ConsumerRecord<String, byte[]> record) {
        var report =
                report(reply, Status.SENDING, attempt("sending"), Optional.empty(), Optional.empty(), Optional.empty());
        producer.write(Place.of(record).on(record(report)));
    }

    void waiting(OutboundMessage reply, String outcome, String reason) {
        count(reply.conversation().channel(), outcome);
        tell(reply, Status.WAITING, attempt("waiting"), Optional.empty(), Optional.of(reason));
    }

    void sent(OutboundMessage reply, String providerId) {
        count(reply.conversation().channel(), "sent");
        tell(reply, Status.SENT, "sent", Optional.of(providerId), Optional.empty());
    }

    void failed(OutboundMessage reply, Delivery.Refused refused) {
        count(reply.conversation().channel(), "failed");
        tell(report(
                reply, Status.FAILED, "failed", Optional.empty(), Optional.of(refused.reason()), refused.finding()));
    }

    void uncertain(OutboundMessage reply, String reason) {
        count(reply.conversation().channel(), "uncertain");
        tell(reply, Status.UNCERTAIN, "uncertain", Optional.empty(), Optional.of(reason));
    }

    /** Counted and not told: a sign that somebody reads or types is no message. */
    void shown(OutboundMessage sign, Delivery outcome) {
        count(sign.conversation().channel(), outcome instanceof Delivery.Accepted ? "shown" : "not-shown");
    }

    /** Puts aside a record that nobody can read. */
    void park(ChannelId channel, ConsumerRecord<String, byte[]> record, String reason) {
        count(channel, "parked");
        var parked = new ProducerRecord<>(Topics.deadLetter(record.topic()), record.key(), record.value());
        record.headers().forEach(parked.headers()::add);
        parked.headers()
                .add("muara-reason", reason.getBytes(UTF_8))
                .add("muara-topic", record.topic().getBytes(UTF_8))
                .add("muara-partition", Integer.toString(record.partition()).getBytes(UTF_8))
                .add("muara-offset", Long.toString(record.offset()).getBytes(UTF_8));
        producer.write(parked);
    }

    private void tell(
            OutboundMessage reply, Status status, String event, Optional<String> providerId, Optional<String> reason) {
        tell(report(reply, status, event, providerId, reason, Optional.empty()));
    }

    private void tell(DeliveryReport report) {
        producer.write(record(report));
    }

    private static ProducerRecord<String, byte[]> record(DeliveryReport report) {
        return new ProducerRecord<>(Topics.DELIVERIES, report.conversation().toString(), Wire.bytes(report));
    }

    private DeliveryReport report(
            OutboundMessage reply,
            Status status,
            String event,
            Optional<String> providerId,
            Optional<String> reason,
            Optional<Finding> finding) {
        var conversation = reply.conversation();
        return new DeliveryReport(
                MessageId.of(
                        conversation.channel(),
                        conversation.account(),
                        reply.id().toString(),
                        event),
                conversation,
                Optional.of(reply.id()),
                providerId,
                status,
                reason.map(Reports::shortened),
                clock.instant(),
                Optional.empty(),
                finding);
    }

    /** By time and not by number: the next owner of a partition does not know how often the last one tried. */
    private String attempt(String event) {
        return event + "-" + clock.millis();
    }

    private void count(ChannelId channel, String outcome) {
        meters.counter("muara.replies", "channel", channel.value(), "outcome", outcome)
                .increment();
    }

    /** A provider's words may end in half a character, or be cut there, which could not be written. */
    private static String shortened(String reason) {
        var cut = reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
        return new String(cut.getBytes(UTF_8), UTF_8);
    }
}
