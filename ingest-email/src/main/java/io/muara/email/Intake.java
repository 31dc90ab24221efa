package io.muara.email;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.MeterRegistry;
import io.muara.attachments.AttachmentStore;
import io.muara.contracts.DeliveryReport;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.MessageId;
import io.muara.contracts.Quarantined;
import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import io.muara.ingest.Arrived;
import io.muara.ingest.Records;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Turns raw mails of one account into records: one for every mail, readable or not. Safe for use by many threads. */
public final class Intake {

    /** Below the 1 MiB that brokers take, with room for headers. */
    private static final int LARGEST_RECORD = 900 * 1024;

    private final String account;
    private final InboundMail mails;
    private final MeterRegistry meters;
    private final Clock clock;

    public Intake(String account, Ours ours, AttachmentStore store, MeterRegistry meters, Clock clock) {
        this.account = account;
        this.mails = new InboundMail(account, ours, bytes -> Optional.of(store.keep(bytes)));
        this.meters = meters;
        this.clock = clock;
    }

    /** @param arrivedAt when a server received it, by its own word */
    public ProducerRecord<String, byte[]> read(byte[] raw, Optional<Instant> arrivedAt) {
        return switch (mails.read(new FetchedMail(raw, arrivedAt, clock.instant()))) {
            case MailOutcome.Message(var message) -> message(message);
            case MailOutcome.Report(var report) -> report(report);
            case MailOutcome.Quarantine(var quarantined) -> quarantine(quarantined);
        };
    }

    /** @param place where the mail lies, which is all that we have of it */
    public ProducerRecord<String, byte[]> unfetched(String place, String reason) {
        return quarantine(new Quarantined(
                MessageId.of(EmailChannel.ID, account, place, "quarantine"),
                EmailChannel.ID,
                account,
                "message/rfc822",
                Optional.empty(),
                Optional.empty(),
                "%s; it lies in %s".formatted(reason, place),
                clock.instant()));
    }

    private ProducerRecord<String, byte[]> message(InboundMessage message) {
        var received = message.provenance().receivedAt();
        var record = Records.of(new Arrived.Message(message), EmailChannel.ID, received)
                .orElseThrow();
        if (record.value().length > LARGEST_RECORD) {
            var original = message.provenance().original();
            return quarantine(new Quarantined(
                    message.id(),
                    EmailChannel.ID,
                    account,
                    "message/rfc822",
                    original.text().map(text -> text.getBytes(UTF_8)),
                    original.stored(),
                    "what the mail says takes %d bytes, more than a record may".formatted(record.value().length),
                    received));
        }
        count("read");
        return record;
    }

    private ProducerRecord<String, byte[]> report(DeliveryReport report) {
        count("report");
        return Records.of(new Arrived.Report(report), EmailChannel.ID, clock.instant())
                .orElseThrow();
    }

    private ProducerRecord<String, byte[]> quarantine(Quarantined quarantined) {
        count("quarantined");
        var key = EmailChannel.ID + ":" + account;
        var record = new ProducerRecord<>(Topics.QUARANTINE, key, Wire.bytes(quarantined));
        record.headers().add("muara-channel", EmailChannel.ID.value().getBytes(UTF_8));
        return record;
    }

    private void count(String outcome) {
        meters.counter("muara.mail.read", "channel", EmailChannel.ID.value(), "outcome", outcome)
                .increment();
    }
}
