package io.muara.email.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.muara.contracts.Topics;
import io.muara.contracts.kafka.TopicCreation;
import io.muara.ingest.arrival.ArrivalConfig;
import io.muara.ingest.arrival.Journal;
import io.muara.ingest.cluster.Cluster;
import io.muara.ingest.cluster.TopicsAtStart;
import io.muara.testkit.EmbeddedKafka;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.spi.Converter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TokenClaimsIT {

    private static EmbeddedKafka kafka;
    private static Cluster cluster;
    private static Replica first;
    private static Replica second;

    private final String token = UUID.randomUUID().toString();

    @BeforeAll
    static void start() throws Exception {
        kafka = EmbeddedKafka.startTemporary();
        cluster = new Cluster(Map.of("bootstrap.servers", kafka.bootstrapServers()), "ingest-email");
        TopicCreation.ensure(cluster.settings(), List.of(Topics.MAIL_TOKENS), Duration.ofSeconds(30));
        first = Replica.start();
        second = Replica.start();
    }

    @AfterAll
    static void stop() {
        first.stop();
        second.stop();
        kafka.close();
    }

    @Test
    void what_one_replica_took_every_other_knows() {
        assertThat(first.claims.isNone(token, "a mail")).isTrue();

        assertThat(second.claims.isNone(token, "a mail")).isTrue();
        assertThat(second.claims.isNone(token, "another")).isFalse();
        assertThat(first.claims.isNone(token, "another")).isFalse();
    }

    @Test
    void a_restart_forgets_nothing() throws Exception {
        first.claims.isNone(token, "a mail");
        var restarted = Replica.start();

        assertThat(restarted.claims.isNone(token, "another")).isFalse();
        assertThat(restarted.claims.isNone(token, "a mail")).isTrue();
        restarted.stop();
    }

    @Test
    void of_many_at_the_same_time_at_both_replicas_one_has_it() {
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var claims = IntStream.range(0, 40)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> (i % 2 == 0 ? first : second).claims.isNone(token, "mail " + i), clients))
                    .toList();

            assertThat(claims.stream().filter(CompletableFuture::join)).hasSize(1);
        }
    }

    @Test
    void nobody_has_it_while_kafka_is_away() {
        kafka.pause();
        try {
            assertThatThrownBy(() -> first.claims.isNone(token, "a mail")).isInstanceOf(IllegalStateException.class);
        } finally {
            kafka.resume();
        }
    }

    private record Replica(Journal journal, TokenClaims claims) {

        static Replica start() throws InterruptedException {
            var topics = new TopicsAtStart(cluster, List.of(), () -> true);
            topics.start(new StartupEvent());
            topics.await();
            var config = config();
            var journal = new Journal(cluster, topics, config);
            journal.start(new StartupEvent());
            var claims = new TokenClaims(cluster, () -> topics, () -> journal, config);
            claims.follow();
            await().ignoreExceptions()
                    .until(() -> claims.isNone(UUID.randomUUID().toString(), ""));
            return new Replica(journal, claims);
        }

        void stop() {
            claims.stop(new ShutdownEvent());
            journal.stop(new ShutdownEvent());
        }

        private static ArrivalConfig config() {
            return new SmallRyeConfigBuilder()
                    .withMapping(ArrivalConfig.class)
                    .withConverters(new Converter<?>[] {new MemorySizeConverter(), new DurationConverter()})
                    .withSources(new PropertiesConfigSource(Map.of(), "test", 500))
                    .build()
                    .getConfigMapping(ArrivalConfig.class);
        }
    }
}
