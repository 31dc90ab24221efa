package io.muara.ingest.departure;

import static org.apache.kafka.clients.consumer.ConsumerConfig.AUTO_OFFSET_RESET_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.CLIENT_ID_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.GROUP_ID_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.ISOLATION_LEVEL_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG;

import io.muara.contracts.DeliveryReport;
import io.muara.contracts.OutboundMessage;
import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import io.muara.ingest.Channel;
import io.muara.ingest.Delivery;
import io.muara.ingest.cluster.Cluster;
import io.muara.ingest.cluster.Defect;
import io.muara.ingest.cluster.Rounds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/**
 * Reads what was told of replies, and asks the channel for those that were announced and then nothing more was told of. An
 * offset is committed only when nothing at or before it is still open. One thread only.
 */
final class CutOff implements ConsumerRebalanceListener, Rounds.Work {

    private static final Logger LOG = Logger.getLogger(CutOff.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration COMMIT = Duration.ofSeconds(5);

    private final Consumer<String, byte[]> consumer;
    private final Announced announced;
    private final Map<String, Channel> channels;
    private final Duration patience;
    private final Reports reports;
    private final Clock clock;
    private final AtomicInteger gauge;
    private final Map<TopicPartition, Unsettled> unsettled = new HashMap<>();
    private final Map<TopicPartition, Long> committed = new HashMap<>();

    private CutOff(
            Consumer<String, byte[]> consumer,
            Announced announced,
            Map<String, Channel> channels,
            Duration patience,
            Reports reports,
            Clock clock,
            AtomicInteger gauge) {
        this.consumer = consumer;
        this.announced = announced;
        this.channels = channels;
        this.patience = patience;
        this.reports = reports;
        this.clock = clock;
        this.gauge = gauge;
    }

    /**
     * @param channels by their id
     * @param patience how long after a reply was announced it is asked for
     * @param gauge told how many replies are open
     */
    static CutOff open(
            Cluster cluster,
            Map<String, Channel> channels,
            Duration patience,
            Reports reports,
            Clock clock,
            AtomicInteger gauge) {
        var settings = new HashMap<>(cluster.settings());
        settings.put(GROUP_ID_CONFIG, cluster.application() + "-settlement");
        settings.put(CLIENT_ID_CONFIG, cluster.application() + "-settlement");
        settings.put(AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(PARTITION_ASSIGNMENT_STRATEGY_CONFIG, List.of(CooperativeStickyAssignor.class));
        var cutOff = new CutOff(
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer()),
                new Announced(cluster),
                channels,
                patience,
                reports,
                clock,
                gauge);
        cutOff.consumer.subscribe(List.of(Topics.DELIVERIES), cutOff);
        return cutOff;
    }

    @Override
    public void round() {
        for (var record : consumer.poll(POLL)) {
            told(record);
        }
        var now = clock.instant();
        // One a round: a provider may take its time, and Kafka wants to hear of us.
        unsettled.values().stream()
                .flatMap(each -> each.due(now).map(open -> new Due(each, open)).stream())
                .findFirst()
                .ifPresent(due -> ask(due, now));
        unsettled.keySet().forEach(this::commit);
        gauge.set(unsettled.values().stream().mapToInt(Unsettled::size).sum());
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> unsettled.put(partition, new Unsettled(patience)));
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        partitions.forEach(this::commit);
        onPartitionsLost(partitions);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        unsettled.keySet().removeAll(partitions);
        committed.keySet().removeAll(partitions);
    }

    @Override
    public void close() {
        announced.close();
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(2)));
    }

    private void told(ConsumerRecord<String, byte[]> record) {
        try {
            var report = Wire.read(record.value(), DeliveryReport.class);
            if (channels.containsKey(report.conversation().channel().value())) {
                unsettled
                        .computeIfAbsent(
                                new TopicPartition(record.topic(), record.partition()),
                                first -> new Unsettled(patience))
                        .told(report, Place.in(record.headers()), record.offset());
            }
        } catch (Wire.Unreadable e) {
            LOG.warnf("report not read, nothing is settled by it offset=%d", record.offset());
        }
    }

    private void ask(Due due, Instant now) {
        var reply = announced.reply(due.open.channel(), due.open.place());
        var settled = reply.flatMap(this::settled);
        // What else it may be, nobody knows yet.
        if (settled.orElse(null) instanceof Delivery.Accepted(var providerId)) {
            reports.sent(reply.orElseThrow(), providerId);
        } else if (settled.orElse(null) instanceof Delivery.Refused(var reason)) {
            reports.failed(reply.orElseThrow(), reason);
        }
        due.partition.askAgain(due.open, now);
    }

    private Optional<Delivery> settled(OutboundMessage reply) {
        try {
            return Optional.ofNullable(
                            channels.get(reply.conversation().channel().value()))
                    .flatMap(channel -> channel.settle(reply));
        } catch (RuntimeException e) {
            LOG.warnf(
                    "reply not settled, the channel failed message=%s channel=%s defect=%s",
                    reply.id(), reply.conversation().channel(), new Defect(e));
            return Optional.empty();
        }
    }

    private void commit(TopicPartition partition) {
        var known = unsettled.get(partition);
        if (known == null) {
            return;
        }
        var from = known.readAgainFrom(consumer.position(partition));
        if (Long.valueOf(from).equals(committed.get(partition))) {
            return;
        }
        try {
            consumer.commitSync(Map.of(partition, new OffsetAndMetadata(from)), COMMIT);
            committed.put(partition, from);
        } catch (CommitFailedException | RebalanceInProgressException | RetriableException e) {
            LOG.debug("offset not committed, the next round tries again", e);
        }
    }

    private record Due(Unsettled partition, Unsettled.Open open) {}
}
