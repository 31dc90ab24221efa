package io.muara.ticket.outbox;

import io.muara.contracts.Topics;
import io.muara.ticket.kafka.KafkaTopics;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;

/**
 * Brings the rows of some shards to Kafka, in order and once, all that wait in one transaction. For one thread; worthless after
 * its first failure.
 */
final class Publisher implements AutoCloseable {

    enum Published {
        NOTHING,
        /** More may wait. */
        SOME,
        ALL
    }

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final String name;
    private final Producer<String, byte[]> producer;
    private final OutboxRows rows;
    private final Progress progress;
    private final Fence fence;
    private final KafkaTopics topics;
    private final SortedSet<Short> shards = new TreeSet<>();

    /** @param name nobody had it before: it stands for this publisher alone in PostgreSQL and in Kafka */
    Publisher(
            String name,
            Producer<String, byte[]> producer,
            OutboxRows rows,
            Progress progress,
            Fence fence,
            KafkaTopics topics) {
        this.name = name;
        this.producer = producer;
        this.rows = rows;
        this.progress = progress;
        this.fence = fence;
        this.topics = topics;
    }

    /** A row that Kafka will never take as it is and as Kafka is set up. */
    static final class Unsendable extends KafkaException {

        private static final long serialVersionUID = 1L;

        private final transient Pending row;

        Unsendable(Pending row, Throwable cause) {
            super(cause.getMessage(), cause);
            this.row = row;
        }

        Pending row() {
            return row;
        }
    }

    void begin() {
        topics.ensure(List.of(Topics.OUTBOX_PROGRESS));
        producer.initTransactions();
        // So that whoever looks for our last one finds one, and does not read for it all that others left.
        commit(List.of());
    }

    SortedSet<Short> shards() {
        return new TreeSet<>(shards);
    }

    /** Fences whoever had these shards before, then settles what they committed and could not mark any more. */
    void takeOver(Collection<Short> gained) throws SQLException {
        var before = rows.producers(gained);
        fence.against(before);
        for (var producer : before) {
            var batch = progress.last(producer);
            if (batch.isPresent() && rows.holds(batch.get())) {
                rows.markPublished(batch.get().ids());
            }
        }
        rows.own(gained, name);
        shards.addAll(gained);
    }

    /** What was published of it is marked: its next owner has nothing to settle and need not fence us. */
    void letGo(Collection<Short> lost) throws SQLException {
        rows.disown(lost);
        shards.removeAll(lost);
    }

    /**
     * Publishes a batch of what waits.
     *
     * @param held {@link Pending#sequence() sequences} that wait for something else
     * @throws Unsendable when one row cannot be published
     * @throws KafkaException when nobody knows whether it was
     */
    Published publish(Set<String> held) throws SQLException {
        var batch = rows.unpublished(shards, held);
        if (batch.isEmpty()) {
            return Published.NOTHING;
        }
        commit(batch);
        rows.markPublished(batch.stream().map(Pending::id).toList());
        return OutboxRows.isFull(batch) ? Published.SOME : Published.ALL;
    }

    /** All of it or nothing. After a failure nobody knows which, and {@link #takeOver} must find out. */
    void commit(List<Pending> batch) {
        topics.ensure(batch.stream().map(row -> row.letter().topic()).distinct().toList());
        var sent = new ArrayList<Future<RecordMetadata>>();
        try {
            producer.beginTransaction();
            for (var row : batch) {
                sent.add(producer.send(row.letter()));
            }
            sent.add(producer.send(progress.record(name, batch)));
            producer.commitTransaction();
        } catch (KafkaException e) {
            throw unsendable(batch, sent).orElse(e);
        }
    }

    private static Optional<KafkaException> unsendable(List<Pending> batch, List<Future<RecordMetadata>> sent) {
        for (var i = 0; i < Math.min(batch.size(), sent.size()); i++) {
            if (sent.get(i).state() == Future.State.FAILED
                    && sent.get(i).exceptionNow() instanceof RecordTooLargeException cause) {
                return Optional.of(new Unsendable(batch.get(i), cause));
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        producer.close(PATIENCE);
    }
}
