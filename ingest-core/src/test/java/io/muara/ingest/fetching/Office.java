package io.muara.ingest.fetching;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.muara.attachments.AttachmentStore;
import io.muara.contracts.Attachment;
import io.muara.contracts.AttachmentReport;
import io.muara.contracts.ChannelId;
import io.muara.contracts.Content;
import io.muara.contracts.ConversationKey;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.MessageId;
import io.muara.contracts.Provenance;
import io.muara.contracts.Provenance.Direction;
import io.muara.contracts.Sender;
import io.muara.contracts.Threading;
import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import io.muara.ingest.Arrived;
import io.muara.ingest.Channel;
import io.muara.ingest.Records;
import io.muara.ingest.cluster.Cluster;
import io.muara.ingest.cluster.PersistentProducer;
import io.muara.ingest.cluster.TopicsAtStart;
import io.muara.testkit.TopicReader;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.apache.kafka.clients.producer.ProducerRecord;

/** One instance that fetches files, on a real Kafka, and what a test needs to see and to say. */
final class Office implements AutoCloseable {

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final PersistentProducer producer;
    private final Fetching fetching;
    private final TopicReader attachments;

    Office(String bootstrapServers, AttachmentStore store, FetchingConfig config, Channel... channels)
            throws Exception {
        var clock = Clock.systemUTC();
        var cluster = new Cluster(Map.of("bootstrap.servers", bootstrapServers), "test");
        var topics = new TopicsAtStart(cluster, List.of(channels), () -> true);
        producer = new PersistentProducer(cluster);
        var sources = new Sources(List.of(channels));
        var counted = new FetchingMeters(meters);
        var findings = new Findings(producer, config, counted, clock);
        var courier = new Courier(Gate.toThePublicInternet(), config, SSLContext.getDefault());
        var attempt = new Attempt(sources, courier, store, config);
        var crew = new Crew(sources, attempt, findings, config, counted, clock);
        fetching = new Fetching(sources, crew, findings, cluster, topics, clock);
        topics.start(new StartupEvent());
        topics.await();
        fetching.start(new StartupEvent());
        attachments = new TopicReader(bootstrapServers, Topics.ATTACHMENTS);
    }

    /** @return the message's id */
    MessageId say(String channel, String contact, String... references) {
        return say(
                channel,
                contact,
                Direction.INBOUND,
                Stream.of(references).map(Office::attachment).toList());
    }

    MessageId say(String channel, String contact, Direction direction, List<Attachment> attachments) {
        var id = new ChannelId(channel);
        var message = new InboundMessage(
                MessageId.of(id, "demo", contact + attachments, Content.MESSAGE),
                new ConversationKey(id, "demo", contact),
                new Sender(Optional.empty(), List.of(Sender.Identity.of("name", contact))),
                Optional.empty(),
                new Content.Text("look"),
                attachments,
                Threading.continuous(),
                new Provenance(contact, direction, Instant.EPOCH, Instant.EPOCH, Provenance.Original.json("{}")),
                Optional.empty());
        Records.of(new Arrived.Message(message), id, Instant.EPOCH).ifPresent(producer::write);
        return message.id();
    }

    void put(String topic, byte[] value) {
        producer.write(new ProducerRecord<>(topic, "key", value));
    }

    static Attachment attachment(String reference) {
        return attachment(reference, Optional.empty(), Optional.empty());
    }

    static Attachment attachment(String reference, Optional<Long> bytes, Optional<String> sha256) {
        return new Attachment(
                reference + ".jpg",
                "image/jpeg",
                bytes,
                sha256,
                Optional.empty(),
                Optional.of(reference),
                Optional.empty());
    }

    /** Everything told so far. */
    List<AttachmentReport> told() {
        return attachments.records().stream()
                .map(record -> Wire.read(record.value(), AttachmentReport.class))
                .toList();
    }

    void stop() {
        fetching.stop(new ShutdownEvent());
    }

    @Override
    public void close() {
        stop();
        producer.close();
        attachments.close();
    }
}
