package io.muara.ingest.arrival;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.attachments.AttachmentStore;
import io.muara.contracts.ChannelId;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.MessageId;
import io.muara.contracts.Provenance;
import io.muara.contracts.Provenance.Original;
import io.muara.contracts.Wire;
import io.muara.ingest.Arrived;
import io.muara.ingest.Records;
import io.muara.ingest.WebhookCall;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What is too big to travel on Kafka goes to the attachment store, and the record says where it lies. */
final class Bulk {

    private static final String JSON = "application/json";
    private static final int MOST_ON_KAFKA = 256 * 1024;
    /** What has nothing left that could lie elsewhere may be so big: below the 1 MiB that brokers take. */
    private static final int MOST_OF_A_MESSAGE = 900 * 1024;

    private static final int SURELY_SMALL = 48 * 1024;

    private final AttachmentStore attachments;

    Bulk(AttachmentStore attachments) {
        this.attachments = attachments;
    }

    /** A body that is five times smaller than what may travel cannot become a record that may not. */
    static boolean isPossibleIn(WebhookCall call) {
        return call.body().length > SURELY_SMALL;
    }

    /** @param mediaType of the call that the element stood in */
    List<ProducerRecord<String, byte[]>> records(
            Arrived arrived, ChannelId channel, String mediaType, Instant receivedAt) {
        return Records.of(arrived, channel, receivedAt).stream()
                .flatMap(record -> record.value().length <= MOST_ON_KAFKA
                        ? Stream.of(record)
                        : smaller(arrived, channel, mediaType, receivedAt))
                .toList();
    }

    private Stream<ProducerRecord<String, byte[]>> smaller(
            Arrived arrived, ChannelId channel, String mediaType, Instant receivedAt) {
        return switch (arrived) {
            case Arrived.Message(var message) -> smaller(message, channel, receivedAt);
            case Arrived.Unreadable unreadable ->
                Stream.of(Records.quarantined(unreadable, channel, attachments.keep(unreadable.bytes()), receivedAt));
            case Arrived.Report(var report) ->
                setAside(
                        report.id(),
                        report.conversation().account(),
                        new Raw(JSON, Wire.bytes(report)),
                        channel,
                        receivedAt);
            case Arrived.Part part ->
                setAside(
                        part.id(),
                        part.conversation().account(),
                        new Raw(mediaType, part.bytes()),
                        channel,
                        receivedAt);
            case Arrived.Ignored ignored -> Stream.of();
        };
    }

    private Stream<ProducerRecord<String, byte[]>> smaller(
            InboundMessage message, ChannelId channel, Instant receivedAt) {
        var original = message.provenance().original();
        var bytes = original.text().map(text -> text.getBytes(UTF_8)).orElseGet(() -> Wire.bytes(message));
        var slim = new Arrived.Message(pointing(message, original, attachments.keep(bytes)));
        var record = Records.of(slim, channel, receivedAt).orElseThrow();
        if (record.value().length <= MOST_OF_A_MESSAGE) {
            return Stream.of(record);
        }
        return setAside(
                message.id(),
                message.conversation().account(),
                new Raw(original.mediaType(), bytes),
                channel,
                receivedAt);
    }

    private Stream<ProducerRecord<String, byte[]>> setAside(
            MessageId id, String account, Raw raw, ChannelId channel, Instant receivedAt) {
        var unreadable = new Arrived.Unreadable(id, account, raw.mediaType, raw.bytes, "too big to travel on Kafka");
        return Stream.of(Records.quarantined(unreadable, channel, attachments.keep(raw.bytes), receivedAt));
    }

    private static InboundMessage pointing(InboundMessage message, Original original, String key) {
        var provenance = message.provenance();
        return new InboundMessage(
                message.id(),
                message.conversation(),
                message.sender(),
                message.subject(),
                message.content(),
                message.attachments(),
                message.threading(),
                new Provenance(
                        provenance.providerId(),
                        provenance.direction(),
                        provenance.sentAt(),
                        provenance.receivedAt(),
                        Original.stored(original.mediaType(), key),
                        provenance.medium(),
                        provenance.forwarded()),
                message.mail());
    }

    /** What an element is read from again. */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    private record Raw(String mediaType, byte[] bytes) {}
}
