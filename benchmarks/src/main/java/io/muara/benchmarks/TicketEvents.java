package io.muara.benchmarks;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.muara.contracts.MessageId;
import io.muara.contracts.TicketEvent;
import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Watches what downstream systems would see, and says how long each message took to get there. */
final class TicketEvents implements AutoCloseable {

    private static final long LONGEST_MICROS = SECONDS.toMicros(600);
    private static final Duration POLL = Duration.ofMillis(20);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<MessageId, Long> awaited = new ConcurrentHashMap<>();
    private final Histogram seen = new ConcurrentHistogram(LONGEST_MICROS, 3);
    private final Thread reader;
    private volatile boolean isClosing;

    TicketEvents(String kafka) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        kafka,
                        "group.id",
                        "bench-" + UUID.randomUUID(),
                        "enable.auto.commit",
                        false,
                        "isolation.level",
                        "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        startAtTheEnd();
        reader = Thread.ofPlatform().name("ticket-events").daemon().start(this::read);
    }

    void await(MessageId message, long due) {
        awaited.put(message, due);
    }

    /** Waits until everything was seen, or nothing more came for a while. */
    void awaitQuiet(Duration patience) throws InterruptedException {
        var quietSince = System.nanoTime();
        for (var before = seen.getTotalCount(); !awaited.isEmpty(); before = seen.getTotalCount()) {
            reader.join(Duration.ofMillis(100));
            quietSince = seen.getTotalCount() == before ? quietSince : System.nanoTime();
            if (System.nanoTime() - quietSince > patience.toNanos()) {
                return;
            }
        }
    }

    /** What was seen since the last call, in microseconds; what was not is no longer awaited. */
    Histogram takeSeen() {
        var taken = seen.copy();
        seen.reset();
        awaited.clear();
        return taken;
    }

    private void startAtTheEnd() {
        var partitions = consumer.partitionsFor(Topics.TICKET_EVENTS).stream()
                .map(it -> new TopicPartition(it.topic(), it.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    private void read() {
        while (!isClosing) {
            consumer.poll(POLL).forEach(this::see);
        }
        consumer.close();
    }

    private void see(ConsumerRecord<String, byte[]> record) {
        Wire.read(record.value(), TicketEvent.class).message().ifPresent(message -> {
            var due = awaited.remove(message.id());
            if (due != null) {
                seen.recordValue(Math.min(LONGEST_MICROS, NANOSECONDS.toMicros(System.nanoTime() - due)));
            }
        });
    }

    /** The reader notices by its next poll, and is a daemon if it does not. */
    @Override
    public void close() {
        isClosing = true;
    }
}
