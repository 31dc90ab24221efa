package io.muara.ticket.outbox;

import io.muara.contracts.Topics;
import io.muara.ticket.kafka.KafkaTopics;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;

/** Brings the rows of one shard to Kafka, in order and once. For one thread; worthless after its first failure. */
final class Publisher implements AutoCloseable {

    enum Published {
        NOTHING,
        /** More may wait. */
        SOME,
        ALL
    }

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final short shard;
    private final Producer<String, byte[]> producer;
    private final OutboxRows rows;
    private final Progress progress;
    private final KafkaTopics topics;

    Publisher(short shard, Producer<String, byte[]> producer, OutboxRows rows, Progress progress, KafkaTopics topics) {
        this.shard = shard;
        this.producer = producer;
        this.rows = rows;
        this.progress = progress;
        this.topics = topics;
    }

    /** Fences whoever had the shard before, then settles what they committed and could not mark any more. */
    void takeOver() throws SQLException {
        topics.ensure(List.of(Topics.OUTBOX_PROGRESS));
        producer.initTransactions();
        var batch = progress.last(shard);
        if (batch.isPresent() && rows.holds(batch.get().last(), batch.get().record())) {
            rows.markPublished(batch.get().ids());
        }
    }

    /** Publishes a batch of what waits. */
    Published publish() throws SQLException {
        var batch = rows.unpublished(shard);
        if (batch.isEmpty()) {
            return Published.NOTHING;
        }
        commit(batch);
        rows.markPublished(batch.stream().map(Pending::id).toList());
        return OutboxRows.isFull(batch) ? Published.SOME : Published.ALL;
    }

    /** All of it or nothing. After a failure nobody knows which, and {@link #takeOver} must find out. */
    @SuppressWarnings("FutureReturnValueIgnored") // the commit fails when any of them failed
    void commit(List<Pending> batch) {
        topics.ensure(batch.stream().map(row -> row.letter().topic()).distinct().toList());
        producer.beginTransaction();
        batch.forEach(row -> producer.send(row.letter()));
        producer.send(progress.record(shard, batch));
        producer.commitTransaction();
    }

    @Override
    public void close() {
        producer.close(PATIENCE);
    }
}
