package io.muara.ingest.departure;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.muara.contracts.ConversationKey;
import io.muara.contracts.DeliveryReport;
import io.muara.contracts.OutboundMessage;
import io.muara.contracts.ReplyId;
import io.muara.contracts.TicketId;
import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import io.muara.ingest.Channel;
import io.muara.ingest.cluster.Cluster;
import io.muara.ingest.cluster.PersistentProducer;
import io.muara.ingest.cluster.TopicsAtStart;
import io.muara.testkit.TopicReader;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Departures of one channel on a real Kafka, and what a test needs to see and to say. */
final class Platform implements AutoCloseable {

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Channel channel;
    private final PersistentProducer producer;
    private final Departures departures;
    private final Settlement settlement;
    private final TopicReader deliveries;

    Platform(String bootstrapServers, Channel channel) {
        this.channel = channel;
        // So that a test that kills an instance does not wait long until its group misses it.
        var settings = Map.<String, Object>of("bootstrap.servers", bootstrapServers, "session.timeout.ms", 6000);
        var cluster = new Cluster(settings, channel.id().value());
        producer = new PersistentProducer(cluster);
        var topics = new TopicsAtStart(cluster, List.of(channel), () -> true);
        var reports = new Reports(producer, meters, Clock.systemUTC());
        departures = new Departures(List.of(channel), cluster, topics, new Quick(), reports);
        settlement = new Settlement(List.of(channel), cluster, topics, new Quick(), reports, Clock.systemUTC(), meters);
        topics.start(new StartupEvent());
        departures.start(new StartupEvent());
        settlement.start(new StartupEvent());
        deliveries = new TopicReader(bootstrapServers, Topics.DELIVERIES);
    }

    ReplyId say(String contact, String text) {
        return put(contact, text, Optional.empty());
    }

    void showTyping(String contact) {
        put(contact, "", Optional.of(OutboundMessage.Act.SHOW_TYPING));
    }

    private ReplyId put(String contact, String text, Optional<OutboundMessage.Act> act) {
        var id = new ReplyId(UUID.randomUUID());
        var conversation = new ConversationKey(channel.id(), "demo", contact);
        var reply = new OutboundMessage(
                id,
                new TicketId(UUID.randomUUID()),
                1,
                conversation,
                List.of(),
                Optional.empty(),
                text,
                List.of(),
                Instant.EPOCH,
                List.of(),
                Optional.empty(),
                act,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
        put(contact, Wire.bytes(reply));
        return id;
    }

    void put(String key, byte[] value) {
        producer.write(new ProducerRecord<>(Topics.outbound(channel.id()), key, value));
    }

    /** Every status told of the reply so far, in order. */
    List<DeliveryReport.Status> told(ReplyId reply) {
        return reports().stream()
                .filter(report -> report.reply().equals(Optional.of(reply)))
                .map(DeliveryReport::status)
                .toList();
    }

    List<DeliveryReport> reports() {
        return deliveries.records().stream()
                .map(record -> Wire.read(record.value(), DeliveryReport.class))
                .filter(report -> report.conversation().channel().equals(channel.id()))
                .toList();
    }

    void stop() {
        departures.stop(new ShutdownEvent());
        settlement.stop(new ShutdownEvent());
    }

    @Override
    public void close() {
        stop();
        producer.close();
        deliveries.close();
    }

    private record Quick() implements DeparturesConfig {
        @Override
        public int concurrency() {
            return 2;
        }

        @Override
        public Duration firstWait() {
            return Duration.ofMillis(100);
        }

        @Override
        public Duration longestWait() {
            return Duration.ofMillis(500);
        }

        @Override
        public Duration settleAfter() {
            return Duration.ofSeconds(1);
        }
    }
}
