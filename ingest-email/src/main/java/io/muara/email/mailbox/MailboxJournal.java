package io.muara.email.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.kafka.clients.consumer.ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.ISOLATION_LEVEL_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.BATCH_SIZE_CONFIG;

import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import io.muara.contracts.kafka.DurableProducer;
import io.muara.ingest.cluster.Cluster;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Utils;

/** Where one mailbox's mails and its cursor are written, both or neither. Opening it shuts out whoever had it open before. */
final class MailboxJournal implements AutoCloseable {

    private static final Duration CLOSING = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(200);

    /** Of one partition in one request. The usual 16 KiB would be filled by a single mail. */
    private static final int BATCH_BYTES = 128 * 1024;

    private final Cluster cluster;
    private final String key;
    private final Producer<String, byte[]> producer;

    private MailboxJournal(Cluster cluster, String key, Producer<String, byte[]> producer) {
        this.cluster = cluster;
        this.key = key;
        this.producer = producer;
    }

    static MailboxJournal open(Cluster cluster, Mailbox mailbox) {
        var clientId = cluster.application() + "-mailbox-" + mailbox.key();
        var settings = new HashMap<>(cluster.settings());
        settings.put(BATCH_SIZE_CONFIG, BATCH_BYTES);
        var producer = DurableProducer.transactional(settings, clientId, mailbox.transactionalId());
        try {
            producer.initTransactions();
        } catch (KafkaException e) {
            producer.close(CLOSING);
            throw e;
        }
        return new MailboxJournal(cluster, mailbox.key(), producer);
    }

    /** Which of the topic's partitions a mailbox's cursor lies in, as the producer chooses it. */
    static int partition(String key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(UTF_8))) % partitions;
    }

    /** The last one written; to be called after opening, when nobody else can write another. */
    Cursor cursor() throws InterruptedException, ExecutionException, TimeoutException {
        var partitions = producer.partitionsFor(Topics.MAIL_CURSORS).size();
        var partition = new TopicPartition(Topics.MAIL_CURSORS, partition(key, partitions));
        var end = end(partition);
        var cursor = Cursor.NONE;
        try (var consumer = consumer()) {
            consumer.assign(Set.of(partition));
            consumer.seekToBeginning(Set.of(partition));
            var deadline = System.nanoTime() + PATIENCE.toNanos();
            while (consumer.position(partition, PATIENCE) < end) {
                for (var record : consumer.poll(POLL)) {
                    cursor = key.equals(record.key()) ? Wire.read(record.value(), Cursor.class) : cursor;
                }
                if (System.nanoTime() > deadline) {
                    throw new TimeoutException(
                            "the cursor of mailbox %s could not be read in %s".formatted(key, PATIENCE));
                }
            }
        }
        return cursor;
    }

    /** Returns when every in-sync replica has the records and the cursor; after an exception nobody knows, so open anew. */
    void write(List<ProducerRecord<String, byte[]>> records, Cursor cursor) {
        producer.beginTransaction();
        records.forEach(this::send);
        send(new ProducerRecord<>(Topics.MAIL_CURSORS, key, Wire.bytes(cursor)));
        producer.commitTransaction();
    }

    /** While Kafka is away each record may be waited for until it is refused, so the first that is refused is the last. */
    private void send(ProducerRecord<String, byte[]> record) {
        var sent = producer.send(record);
        if (sent.state() == Future.State.FAILED) {
            throw new IllegalStateException("Kafka does not take mail now", sent.exceptionNow());
        }
    }

    @Override
    public void close() {
        producer.close(CLOSING);
    }

    /**
     * Read uncommitted: the end for committed readers lies before another mailbox's open transaction, and our cursor may
     * lie behind that.
     */
    private long end(TopicPartition partition) throws InterruptedException, ExecutionException, TimeoutException {
        try (var admin = Admin.create(cluster.settings())) {
            return admin.listOffsets(
                            Map.of(partition, OffsetSpec.latest()),
                            new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
                    .partitionResult(partition)
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .offset();
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        var settings = new HashMap<>(cluster.settings());
        settings.put(ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ENABLE_AUTO_COMMIT_CONFIG, false);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
