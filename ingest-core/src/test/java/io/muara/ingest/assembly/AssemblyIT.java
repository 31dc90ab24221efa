package io.muara.ingest.assembly;

import static io.muara.ingest.assembly.CountedParts.part;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import io.muara.ingest.Arrived;
import io.muara.ingest.Records;
import io.muara.ingest.cluster.Cluster;
import io.muara.ingest.cluster.PersistentProducer;
import io.muara.ingest.cluster.TopicsAtStart;
import io.muara.testkit.EmbeddedKafka;
import io.muara.testkit.TopicReader;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AssemblyIT {

    private final CountedParts channel = new CountedParts();
    private EmbeddedKafka kafka;
    private PersistentProducer producer;
    private TopicReader inbound;
    private Assembly assembly;

    @BeforeEach
    void start() {
        kafka = EmbeddedKafka.startTemporary();
        producer = new PersistentProducer(cluster());
        assembly = started();
        inbound = new TopicReader(kafka.bootstrapServers(), Topics.INBOUND);
    }

    @AfterEach
    void stop() {
        assembly.stop(new ShutdownEvent());
        inbound.close();
        producer.close();
        kafka.close();
    }

    @Test
    void parts_become_one_message_when_the_last_of_them_came() {
        put(part("sms-3", "c"), part("sms-3", "a"), part("album-2", "x"), part("sms-3", "b"), part("album-2", "y"));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(texts()).containsExactlyInAnyOrder("a+b+c", "x+y"));
    }

    @Test
    void what_came_becomes_a_message_when_the_rest_never_comes() {
        put(part("sms-3", "a"));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(texts()).containsExactly("a"));
    }

    @Test
    void parts_that_came_before_a_restart_are_put_together_with_those_that_come_after() {
        put(part("whole-1", "before"), part("sms-2", "a"));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(texts()).contains("before"));

        assembly.stop(new ShutdownEvent());
        put(part("sms-2", "b"));
        assembly = started();

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(texts()).contains("a+b"));
        assertThat(texts()).doesNotContain("b");
    }

    private void put(Arrived.Part... parts) {
        for (var part : parts) {
            Records.of(part, CountedParts.ID, Instant.EPOCH).ifPresent(producer::write);
        }
    }

    private List<String> texts() {
        return inbound.records().stream()
                .map(record -> Wire.read(record.value(), InboundMessage.class)
                        .content()
                        .text())
                .toList();
    }

    private Assembly started() {
        var topics = new TopicsAtStart(cluster(), List.of(channel), () -> true);
        var made = new Assembly(
                List.of(channel), cluster(), topics, producer, Clock.systemUTC(), new SimpleMeterRegistry());
        topics.start(new StartupEvent());
        made.start(new StartupEvent());
        return made;
    }

    private Cluster cluster() {
        return new Cluster(Map.of("bootstrap.servers", kafka.bootstrapServers()), "test");
    }
}
