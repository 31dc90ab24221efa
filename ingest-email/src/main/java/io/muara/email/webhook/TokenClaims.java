package io.muara.email.webhook;

import static java.util.Objects.requireNonNull;
import static org.apache.kafka.clients.consumer.ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.CLIENT_ID_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG;

import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import io.muara.ingest.arrival.ArrivalConfig;
import io.muara.ingest.arrival.Journal;
import io.muara.ingest.cluster.Backoff;
import io.muara.ingest.cluster.Cluster;
import io.muara.ingest.cluster.Stopping;
import io.muara.ingest.cluster.TopicsAtStart;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/**
 * Tokens that were used, told to every replica by a topic. Who wants to use one writes so there and then reads what all replicas
 * read: the first record of a token decides, so two calls at the same time at two replicas cannot both have it.
 */
@Singleton
class TokenClaims implements Replays {

    private static final Logger LOG = Logger.getLogger(TokenClaims.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(30), Math::random);

    private final Cluster cluster;
    private final Provider<TopicsAtStart> topics;
    private final Provider<Journal> journal;
    private final Duration patience;
    private final UsedTokens used = new UsedTokens();
    private final Stopping stopping = new Stopping();

    /** Both know of all channels, of which one knows of this. */
    TokenClaims(Cluster cluster, Provider<TopicsAtStart> topics, Provider<Journal> journal, ArrivalConfig config) {
        this.cluster = cluster;
        this.topics = topics;
        this.journal = journal;
        this.patience = config.patience();
    }

    void start(@Observes StartupEvent event, MailWebhooks webhooks) {
        if (webhooks.haveTokens()) {
            follow();
        }
    }

    /** Once. */
    void follow() {
        Thread.ofPlatform().daemon().name("mail-tokens").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.request();
    }

    /**
     * Blocks.
     *
     * @throws IllegalStateException when Kafka does not tell in time
     */
    @Override
    public boolean isNone(String token, String use) {
        return used.first(token, Duration.ZERO)
                .or(() -> {
                    write(token, use);
                    return used.first(token, patience);
                })
                .orElseThrow(() -> new IllegalStateException("Kafka did not tell in time whether a token was used"))
                .equals(use);
    }

    private void write(String token, String use) {
        var written = new CompletableFuture<Boolean>();
        var record = new ProducerRecord<>(Topics.MAIL_TOKENS, token, Wire.bytes(new Use(use)));
        journal.get().write(List.of(record), written::complete);
        if (!written.join()) {
            throw new IllegalStateException("Kafka did not take the use of a token in time");
        }
    }

    private void run() {
        try {
            topics.get().await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        for (var attempt = 1; !stopping.requested(); attempt++) {
            try (var consumer = consumer()) {
                follow(consumer);
            } catch (KafkaException e) {
                LOG.warnf("tokens of mail cannot be followed, trying on until they can reason=%s", e);
                stopping.within(BACKOFF.after(attempt));
            }
        }
    }

    private void follow(Consumer<String, byte[]> consumer) {
        var partitions = consumer.partitionsFor(Topics.MAIL_TOKENS).stream()
                .map(partition -> new TopicPartition(Topics.MAIL_TOKENS, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        while (!stopping.requested()) {
            consumer.poll(POLL).forEach(this::read);
        }
    }

    private void read(ConsumerRecord<String, byte[]> record) {
        try {
            var use = Wire.read(record.value(), Use.class);
            used.used(requireNonNull(record.key()), use.mail(), Instant.ofEpochMilli(record.timestamp()));
        } catch (Wire.Unreadable e) {
            LOG.warnf("the use of a token cannot be read, its next use counts as the first offset=%d", record.offset());
        }
    }

    private Consumer<String, byte[]> consumer() {
        var settings = new HashMap<>(cluster.settings());
        settings.put(CLIENT_ID_CONFIG, cluster.application() + "-mail-tokens");
        settings.put(ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** @param mail what the token came with, as {@link MailForm#digest} tells it */
    record Use(String mail) {}
}
