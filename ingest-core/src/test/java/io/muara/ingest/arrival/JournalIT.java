package io.muara.ingest.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muara.contracts.Topics;
import io.muara.ingest.cluster.Cluster;
import io.muara.ingest.cluster.TopicsAtStart;
import io.muara.testkit.EmbeddedKafka;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class JournalIT {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    @Test
    void ready_means_that_the_very_next_call_is_stored() {
        try (var kafka = EmbeddedKafka.startTemporary()) {
            var cluster = new Cluster(Map.of("bootstrap.servers", kafka.bootstrapServers()), "test");
            var topics = new TopicsAtStart(cluster, List.of(), () -> true);
            // However long a busy machine's Kafka takes for its first record: without a journal the answer comes at
            // once.
            var journal = new Journal(cluster, topics, Duration.ofSeconds(60));
            var readiness = new JournalReadiness(journal);
            assertThat(readiness.call().getStatus()).isEqualTo(Status.DOWN);

            topics.start(new StartupEvent());
            journal.start(new StartupEvent());
            await().atMost(Duration.ofSeconds(30)).until(() -> readiness.call().getStatus() == Status.UP);

            assertThat(written(journal).join()).isTrue();
            journal.stop(new ShutdownEvent());
        }
    }

    @Test
    void writing_never_waits_on_the_event_loop_even_after_a_quiet_time_and_without_kafka() {
        try (var kafka = EmbeddedKafka.startTemporary()) {
            // Asks anew where the topics lie many times within the quiet time below.
            var cluster = new Cluster(
                    Map.of("bootstrap.servers", kafka.bootstrapServers(), "metadata.max.age.ms", 100), "test");
            var topics = new TopicsAtStart(cluster, List.of(), () -> true);
            var journal = new Journal(cluster, topics, PATIENCE);
            topics.start(new StartupEvent());
            journal.start(new StartupEvent());
            await().atMost(Duration.ofSeconds(30)).until(() -> written(journal).join());

            await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
            kafka.pause();
            // Until the client has given up every broker it knew.
            await().pollDelay(Duration.ofSeconds(4)).until(() -> true);
            var told = written(journal);

            assertThat(told)
                    .as("the answer comes later, the call returns at once")
                    .isNotDone();
            assertThat(told.join()).isFalse();
            kafka.resume();
            await().atMost(Duration.ofSeconds(30)).until(() -> written(journal).join());
            journal.stop(new ShutdownEvent());
        }
    }

    private static CompletableFuture<Boolean> written(Journal journal) {
        var told = new CompletableFuture<Boolean>();
        journal.write(List.of(new ProducerRecord<>(Topics.PARTS, "key", new byte[] {1})), told::complete);
        return told;
    }
}
