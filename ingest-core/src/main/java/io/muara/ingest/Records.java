package io.muara.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.contracts.Attachment;
import io.muara.contracts.ChannelId;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.Quarantined;
import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/** Which topic, key and bytes each arrived element becomes. */
public final class Records {

    private static final String FILES = "muara-files";

    private Records() {}

    /** Empty for what is not kept. */
    public static Optional<ProducerRecord<String, byte[]>> of(Arrived arrived, ChannelId channel, Instant receivedAt) {
        return switch (arrived) {
            case Arrived.Message(var message) -> Optional.of(message(message, channel));
            case Arrived.Report(var report) ->
                Optional.of(record(Topics.DELIVERIES, report.conversation().toString(), channel, Wire.bytes(report)));
            case Arrived.Unreadable unreadable ->
                Optional.of(quarantined(
                        unreadable, channel, Optional.of(unreadable.bytes()), Optional.empty(), receivedAt));
            case Arrived.Part part -> Optional.of(record(Topics.PARTS, groupKey(part), channel, Wire.bytes(part)));
            case Arrived.Ignored ignored -> Optional.empty();
        };
    }

    /** Whether a message on {@link Topics#INBOUND} came with files that its provider still keeps: told without reading it. */
    public static boolean awaitsFiles(Headers headers) {
        return headers.lastHeader(FILES) != null;
    }

    /** @param stored key in the attachment store, where bytes lie that are too big for Kafka */
    public static ProducerRecord<String, byte[]> quarantined(
            Arrived.Unreadable unreadable, ChannelId channel, String stored, Instant receivedAt) {
        return quarantined(unreadable, channel, Optional.empty(), Optional.of(stored), receivedAt);
    }

    private static ProducerRecord<String, byte[]> quarantined(
            Arrived.Unreadable unreadable,
            ChannelId channel,
            Optional<byte[]> bytes,
            Optional<String> stored,
            Instant receivedAt) {
        var quarantined = new Quarantined(
                unreadable.id(),
                channel,
                unreadable.account(),
                unreadable.mediaType(),
                bytes,
                stored,
                unreadable.reason(),
                receivedAt,
                unreadable.call());
        return record(Topics.QUARANTINE, channel + ":" + unreadable.account(), channel, Wire.bytes(quarantined));
    }

    /** All parts of a group go to the same partition. */
    private static String groupKey(Arrived.Part part) {
        return "%s:%s/%s"
                .formatted(part.conversation().channel(), part.conversation().account(), part.group());
    }

    private static ProducerRecord<String, byte[]> message(InboundMessage message, ChannelId channel) {
        var record = record(Topics.INBOUND, message.conversation().toString(), channel, Wire.bytes(message));
        if (message.attachments().stream().anyMatch(Attachment::awaited)) {
            record.headers().add(FILES, new byte[0]);
        }
        return record;
    }

    private static ProducerRecord<String, byte[]> record(String topic, String key, ChannelId channel, byte[] value) {
        var record = new ProducerRecord<>(topic, key, value);
        record.headers().add("muara-channel", channel.value().getBytes(UTF_8));
        return record;
    }
}
