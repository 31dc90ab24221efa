package io.muara.ingest.departure;

import static org.apache.kafka.clients.consumer.ConsumerConfig.CLIENT_ID_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.MAX_POLL_RECORDS_CONFIG;

import io.muara.contracts.ChannelId;
import io.muara.contracts.Topics;
import io.muara.ingest.cluster.Cluster;
import io.muara.ingest.cluster.GroupConsumer;
import io.muara.ingest.cluster.Stopping;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The replies of one channel that this consumer may hand over. A reply is claimed by committing the offset after it, before
 * it is handed over: whoever comes after a crash begins behind it. One thread only.
 */
final class Claims implements ConsumerRebalanceListener, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Claims.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration COMMIT = Duration.ofSeconds(5);
    private static final Duration BETWEEN_COMMITS = Duration.ofMillis(500);

    private final Consumer<String, byte[]> consumer;
    private final Stopping stopping;
    private final Map<TopicPartition, Wait> waits = new HashMap<>();

    private Claims(Consumer<String, byte[]> consumer, Stopping stopping) {
        this.consumer = consumer;
        this.stopping = stopping;
    }

    static Claims open(Cluster cluster, ChannelId channel, Stopping stopping) {
        var consumer = GroupConsumer.open(
                cluster,
                "departures",
                Map.of(
                        CLIENT_ID_CONFIG,
                        Thread.currentThread().getName(),
                        // So that nothing polled and not yet claimed is ever held in memory over a rebalance.
                        MAX_POLL_RECORDS_CONFIG,
                        1));
        var claims = new Claims(consumer, stopping);
        claims.consumer.subscribe(List.of(Topics.outbound(channel)), claims);
        return claims;
    }

    /** What is to be handed over next; empty when there is nothing yet. */
    Iterable<ConsumerRecord<String, byte[]>> next() {
        Set.copyOf(waits.keySet()).forEach(this::handBack);
        consumer.paused().stream().filter(this::isDue).toList().forEach(due -> consumer.resume(Set.of(due)));
        return consumer.poll(untilSomethingIsDue());
    }

    /** Which part of all replies of the channel are this consumer's. */
    double share() {
        return Math.max(1, consumer.assignment().size()) / (double) Topics.PARTITIONS;
    }

    /** Lets a reply that was not claimed yet, and those behind it, wait. */
    void postpone(ConsumerRecord<String, byte[]> record, Duration pause) {
        var partition = partition(record);
        var attempts = attempts(waits.get(partition), record.offset());
        waits.put(partition, new Wait(record.offset(), attempts, System.nanoTime() + pause.toNanos(), null));
        consumer.seek(partition, record.offset());
        consumer.pause(Set.of(partition));
    }

    /** False when the partition is going to somebody else, who will find the reply unclaimed: then it is not ours to send. */
    boolean claim(ConsumerRecord<String, byte[]> record) {
        var partition = partition(record);
        if (commit(partition, record.offset() + 1)) {
            return true;
        }
        if (consumer.assignment().contains(partition)) {
            consumer.seek(partition, record.offset());
        }
        return false;
    }

    /**
     * Gives up the claim on a reply that was certainly not sent, and lets it and those behind it wait.
     *
     * @param pause how long, by the number of attempts made
     * @param handedBack called once the claim is really given up, which a rebalance may delay
     */
    void release(ConsumerRecord<String, byte[]> record, IntFunction<Duration> pause, Runnable handedBack) {
        var partition = partition(record);
        var attempt = attempts(waits.get(partition), record.offset()) + 1;
        var due = System.nanoTime() + pause.apply(attempt).toNanos();
        waits.put(partition, new Wait(record.offset(), attempt, due, handedBack));
        consumer.seek(partition, record.offset());
        consumer.pause(Set.of(partition));
        handBack(partition);
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {}

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        partitions.forEach(this::handBack);
        waits.keySet().removeAll(partitions);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        waits.keySet().removeAll(partitions);
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(2)));
    }

    private void handBack(TopicPartition partition) {
        var wait = waits.get(partition);
        if (wait == null || wait.handedBack == null || !commit(partition, wait.offset)) {
            return;
        }
        waits.put(partition, new Wait(wait.offset, wait.attempt, wait.due, null));
        wait.handedBack.run();
    }

    private boolean commit(TopicPartition partition, long offset) {
        var after = Map.of(partition, new OffsetAndMetadata(offset));
        do {
            try {
                consumer.commitSync(after, COMMIT);
                return true;
            } catch (CommitFailedException | RebalanceInProgressException notOurs) {
                return false;
            } catch (RetriableException e) {
                LOG.debug("offset not committed, trying again", e);
            }
        } while (!stopping.within(BETWEEN_COMMITS));
        return false;
    }

    private Duration untilSomethingIsDue() {
        var now = System.nanoTime();
        var soonest = consumer.paused().stream()
                .map(waits::get)
                .filter(Objects::nonNull)
                .mapToLong(wait -> wait.due - now)
                .min()
                .orElse(Long.MAX_VALUE);
        return Duration.ofNanos(Math.clamp(soonest, 0, POLL.toNanos()));
    }

    private boolean isDue(TopicPartition partition) {
        var wait = waits.get(partition);
        return wait == null || System.nanoTime() - wait.due >= 0;
    }

    private static int attempts(@Nullable Wait wait, long offset) {
        return wait == null || wait.offset != offset ? 0 : wait.attempt;
    }

    private static TopicPartition partition(ConsumerRecord<String, byte[]> record) {
        return new TopicPartition(record.topic(), record.partition());
    }

    /** @param handedBack what to call when the claim is given up; null once it was */
    private record Wait(
            long offset, int attempt, long due, @Nullable Runnable handedBack) {}
}
