package io.muara.ingest.assembly;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import io.muara.ingest.Arrived;
import io.muara.ingest.Assembling;
import io.muara.ingest.Records;
import io.muara.ingest.cluster.Cluster;
import io.muara.ingest.cluster.GroupConsumer;
import io.muara.ingest.cluster.OpenRecords;
import io.muara.ingest.cluster.PersistentProducer;
import io.muara.ingest.cluster.Rounds;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;

/**
 * Reads parts and writes what they are together. A group stays open until it is whole or its time is up, so that after a crash
 * it is read again and given, if it had been given already, under the same ids. One thread only.
 */
final class Parts implements Rounds.Work {

    private static final Logger LOG = Logger.getLogger(Parts.class);
    private static final Duration POLL = Duration.ofMillis(250);

    private final Consumer<String, byte[]> consumer;
    private final Map<String, Assembling> channels;
    private final PersistentProducer producer;
    private final Clock clock;
    private final AtomicInteger waiting;
    private final OpenRecords<Groups> groups;

    private Parts(
            Consumer<String, byte[]> consumer,
            Map<String, Assembling> channels,
            PersistentProducer producer,
            Clock clock,
            AtomicInteger waiting) {
        this.consumer = consumer;
        this.channels = channels;
        this.producer = producer;
        this.clock = clock;
        this.waiting = waiting;
        this.groups = OpenRecords.of(consumer, Topics.PARTS, Groups::new);
    }

    /**
     * @param channels by their id
     * @param waiting told how many groups wait for more
     */
    static Parts open(
            Cluster cluster,
            Map<String, Assembling> channels,
            PersistentProducer producer,
            Clock clock,
            AtomicInteger waiting) {
        var consumer = GroupConsumer.open(cluster, "assembly", Map.of());
        return new Parts(consumer, channels, producer, clock, waiting);
    }

    /** What came, what is due, and how far that brought us. */
    @Override
    public void round() {
        for (var record : consumer.poll(POLL)) {
            add(record);
        }
        var now = clock.instant();
        groups.all().forEach(each -> each.timeUp(now, this::write));
        groups.commit();
        waiting.set(groups.all().stream().mapToInt(Groups::open).sum());
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(2)));
    }

    private void add(ConsumerRecord<String, byte[]> record) {
        var now = clock.instant();
        Arrived.Part part;
        try {
            part = Wire.read(record.value(), Arrived.Part.class);
        } catch (Wire.Unreadable e) {
            park(record, String.valueOf(e.getMessage()));
            return;
        }
        var channel = channels.get(part.conversation().channel().value());
        if (channel == null) {
            park(record, "no channel of this service puts these parts together");
            return;
        }
        groups.around(record).add(channel, record.key(), record.offset(), part, now, this::write);
    }

    private void write(Assembling channel, List<Arrived> arrived) {
        for (var element : arrived) {
            Records.of(element, channel.id(), clock.instant()).ifPresent(producer::write);
        }
    }

    private void park(ConsumerRecord<String, byte[]> record, String reason) {
        LOG.errorf("part put aside topic=%s offset=%d reason=%s", record.topic(), record.offset(), reason);
        var parked = new ProducerRecord<>(Topics.deadLetter(Topics.PARTS), record.key(), record.value());
        parked.headers().add("muara-reason", reason.getBytes(UTF_8));
        producer.write(parked);
    }
}
