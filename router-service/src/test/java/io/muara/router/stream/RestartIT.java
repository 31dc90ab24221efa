package io.muara.router.stream;

import static io.muara.router.rules.Messages.aChat;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muara.contracts.InboundMessage;
import io.muara.contracts.RoutedMessage;
import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import io.muara.contracts.kafka.DurableProducer;
import io.muara.contracts.kafka.TopicCreation;
import io.muara.router.RouterProcess;
import io.muara.testkit.EmbeddedKafka;
import io.muara.testkit.Ports;
import io.muara.testkit.TopicReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service against what happens to it and around it. */
class RestartIT {

    private static final Duration SOON = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    @Test
    void killed_in_the_middle_and_with_kafka_gone_for_a_while_it_loses_nothing_and_keeps_the_order() throws Exception {
        try (var kafka = EmbeddedKafka.start(folder.resolve("kafka"), Ports.free());
                var reader = new TopicReader(kafka.bootstrapServers(), Topics.ROUTED)) {
            var messages = messages(3_000);
            send(kafka, messages.subList(0, 2_000));
            try (var killed = RouterProcess.start(folder, kafka.bootstrapServers())) {
                await().atMost(SOON).until(() -> reader.records().size() > 100);
                killed.kill();
            }
            try (var router = RouterProcess.start(folder, kafka.bootstrapServers())) {
                router.awaitHealth("ready", 200);
                kafka.pause();
                router.awaitHealth("ready", 503);
                assertThat(router.health("live")).isEqualTo(200);
                kafka.resume();
                send(kafka, messages.subList(2_000, 3_000));

                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(firstCopies(reader)).isEqualTo(byKey(messages)));
                router.awaitHealth("ready", 200);
                assertThat(router.stopsWithin(Duration.ofSeconds(15)))
                        .as(router.log())
                        .isTrue();
                assertThat(router.log()).doesNotContain("contacts are not all known yet");
            }
        }
    }

    @Test
    void it_starts_before_kafka_does_and_stops_even_if_kafka_never_comes() throws Exception {
        try (var router = RouterProcess.start(folder, "localhost:" + Ports.free())) {
            router.awaitHealth("live", 200);
            router.awaitHealth("ready", 503);

            assertThat(router.stopsWithin(Duration.ofSeconds(15)))
                    .as(router.log())
                    .isTrue();
        }
        var port = Ports.free();
        try (var router = RouterProcess.start(folder, "localhost:" + port)) {
            router.awaitHealth("ready", 503);
            try (var kafka = EmbeddedKafka.start(folder.resolve("late"), port);
                    var reader = new TopicReader(kafka.bootstrapServers(), Topics.ROUTED)) {
                router.awaitHealth("ready", 200);
                send(kafka, messages(10));

                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(firstCopies(reader)).isEqualTo(byKey(messages(10))));
            }
        }
    }

    @Test
    void with_rules_that_have_mistakes_it_does_not_start_and_names_them() throws Exception {
        var rules = Files.writeString(folder.resolve("my-rules.yaml"), "rules:\n  - name: a\n    whne: {}\n");
        try (var router = RouterProcess.start(folder, "localhost:1", "-Dmuara.rules.folder=" + folder)) {
            assertThat(router.process().waitFor(60, TimeUnit.SECONDS)).isTrue();

            assertThat(router.process().exitValue()).isNotZero();
            assertThat(router.log())
                    .contains("muara.rules.folder")
                    .contains(rules + ":3:5: rules[0].whne: unknown key 'whne'; did you mean 'when'?");
        }
    }

    private static List<InboundMessage> messages(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> aChat().from("contact-" + i % 50).saying("barang rusak " + i, "m-" + i))
                .toList();
    }

    private static void send(EmbeddedKafka kafka, List<InboundMessage> messages) throws Exception {
        var cluster = Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers());
        TopicCreation.ensure(cluster, TopicsAtStart.NEEDED, SOON);
        // A producer that gives up loses records while a broker comes back, and the router would seem to have lost
        // them.
        try (var producer = DurableProducer.insistent(cluster, "test", Duration.ofSeconds(10))) {
            var sent = messages.stream()
                    .map(message -> producer.send(new ProducerRecord<>(
                            Topics.INBOUND, message.conversation().toString(), Wire.bytes(message))))
                    .toList();
            for (var acknowledged : sent) {
                var unused = acknowledged.get();
            }
        }
    }

    /** As a consumer that drops repeated ids sees them. */
    private static Map<String, List<String>> firstCopies(TopicReader reader) {
        return reader.records().stream()
                .collect(groupingBy(ConsumerRecord::key, mapping(RestartIT::text, toList())))
                .entrySet()
                .stream()
                .collect(toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().stream().distinct().toList()));
    }

    private static Map<String, List<String>> byKey(List<InboundMessage> messages) {
        return messages.stream()
                .collect(groupingBy(
                        message -> message.conversation().toString(),
                        mapping(message -> message.content().text(), toList())));
    }

    private static String text(ConsumerRecord<String, byte[]> record) {
        return Wire.read(record.value(), RoutedMessage.class)
                .message()
                .content()
                .text();
    }
}
