package io.muara.email.mailbox;

import static org.apache.kafka.clients.consumer.ConsumerConfig.AUTO_OFFSET_RESET_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.GROUP_ID_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG;

import io.muara.contracts.Topics;
import io.muara.ingest.cluster.Backoff;
import io.muara.ingest.cluster.Cluster;
import io.muara.ingest.cluster.Stopping;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/**
 * Reads the mailboxes whose cursors lie in the partitions that Kafka's group gives to this replica, and no others. The group
 * is used for nothing else: no record is fetched through it. One thread runs it.
 */
final class Ownership implements Runnable, ConsumerRebalanceListener {

    private static final Logger LOG = Logger.getLogger(Ownership.class);
    private static final String GROUP = "ingest-email-mailboxes";
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration CLOSING = Duration.ofSeconds(3);
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(10), Math::random);

    private final Cluster cluster;
    private final List<Mailbox> mailboxes;
    private final Function<Mailbox, RunningReader> starting;
    private final Stopping stopping;
    private final Map<Mailbox, RunningReader> readers = new HashMap<>();
    private int partitions;

    Ownership(Cluster cluster, List<Mailbox> mailboxes, Function<Mailbox, RunningReader> starting, Stopping stopping) {
        this.cluster = cluster;
        this.mailboxes = List.copyOf(mailboxes);
        this.starting = starting;
        this.stopping = stopping;
    }

    @Override
    public void run() {
        for (int attempt = 1; !stopping.requested(); attempt++) {
            try {
                join();
            } catch (RuntimeException e) {
                LOG.warnf("mailboxes are given up for now, joining anew attempt=%d reason=%s", attempt, e);
                stopping.within(BACKOFF.after(attempt));
            }
        }
    }

    private void join() {
        var consumer = consumer();
        try {
            own(consumer);
        } finally {
            stop(List.copyOf(readers.keySet()));
            consumer.close(CloseOptions.timeout(CLOSING));
        }
    }

    private void own(KafkaConsumer<String, byte[]> consumer) {
        partitions = consumer.partitionsFor(Topics.MAIL_CURSORS).size();
        if (partitions == 0) {
            throw new IllegalStateException("%s is not there yet".formatted(Topics.MAIL_CURSORS));
        }
        consumer.subscribe(List.of(Topics.MAIL_CURSORS), this);
        while (!stopping.requested()) {
            consumer.pause(consumer.assignment());
            consumer.poll(POLL);
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
        for (var mailbox : in(assigned)) {
            readers.put(mailbox, starting.apply(mailbox));
        }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
        stop(in(revoked));
    }

    private List<Mailbox> in(Collection<TopicPartition> some) {
        return mailboxes.stream()
                .filter(mailbox -> some.contains(
                        new TopicPartition(Topics.MAIL_CURSORS, MailboxJournal.partition(mailbox.key(), partitions))))
                .toList();
    }

    private void stop(List<Mailbox> some) {
        var ours =
                some.stream().map(readers::remove).flatMap(Stream::ofNullable).toList();
        ours.forEach(RunningReader::stop);
        ours.forEach(RunningReader::close);
    }

    private KafkaConsumer<String, byte[]> consumer() {
        var settings = new HashMap<>(cluster.settings());
        settings.put(GROUP_ID_CONFIG, GROUP);
        settings.put(AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(PARTITION_ASSIGNMENT_STRATEGY_CONFIG, List.of(CooperativeStickyAssignor.class));
        settings.put(SESSION_TIMEOUT_MS_CONFIG, 15_000);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
