package io.muara.router.loading;

import static io.muara.router.rules.Messages.aChat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muara.contracts.RoutedMessage;
import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import io.muara.contracts.kafka.DurableProducer;
import io.muara.contracts.kafka.TopicCreation;
import io.muara.router.RouterProcess;
import io.muara.testkit.EmbeddedKafka;
import io.muara.testkit.Ports;
import io.muara.testkit.TopicReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service while somebody changes its rules. */
class ReloadIT {

    private static final Duration SOON = Duration.ofMinutes(2);
    private static final String KEY = "a-key-that-is-long-enough";
    private static final String RULES = """
            defaults: { category: first, priority: low, team: b }
            teams: [b]
            categories: { first: , second: , third: }
            rules: [{ name: any, when: { words: halo }, then: { category: %s } }]
            """;

    @TempDir
    Path folder;

    @Test
    void changed_rules_decide_from_then_on_and_rules_with_mistakes_never_do() throws Exception {
        var mount = Files.createDirectory(folder.resolve("rules"));
        become(mount, "1", RULES.formatted("first"));
        try (var kafka = EmbeddedKafka.start(folder.resolve("kafka"), Ports.free());
                var reader = new TopicReader(kafka.bootstrapServers(), Topics.ROUTED);
                var router = RouterProcess.start(
                        folder,
                        kafka.bootstrapServers(),
                        "-Dmuara.rules.folder=" + mount,
                        "-Dmuara.rules.reload-every=100ms",
                        "-Dmuara.admin-key=" + KEY)) {
            router.awaitHealth("ready", 200);
            var first = decided(kafka, reader, "1");
            assertThat(first.category().value()).isEqualTo("first");

            become(mount, "2", RULES.formatted("second"));
            await().atMost(SOON).until(() -> !router.get("/q/info").contains(first.rulesVersion()));
            var second = decided(kafka, reader, "2");
            assertThat(second.category().value()).isEqualTo("second");
            assertThat(router.get("/q/info")).contains(second.rulesVersion());
            assertThat(router.get("/q/metrics"))
                    .contains("muara_rules_running{version=\"%s\"} 1.0".formatted(second.rulesVersion()))
                    .doesNotContain(first.rulesVersion());

            become(mount, "3", RULES.formatted("thrid"));
            await().atMost(SOON).untilAsserted(() -> assertThat(router.get("/api/v1/routing/rules", KEY))
                    .contains(second.rulesVersion())
                    .contains("unknown category 'thrid'; did you mean 'third'?"));
            assertThat(decided(kafka, reader, "3").rulesVersion()).isEqualTo(second.rulesVersion());
            assertThat(router.get("/q/metrics")).contains("muara_rules_refused_total 1.0");
            assertThat(router.get("/q/health/ready")).contains("\"mistakes\": 1");
        }
    }

    /** As Kubernetes updates a mounted ConfigMap. */
    private static void become(Path mount, String revision, String rules) throws IOException {
        Files.writeString(Files.createDirectory(mount.resolve(".." + revision)).resolve("my.yaml"), rules);
        var next = Files.createSymbolicLink(mount.resolve("..data_tmp"), Path.of(".." + revision));
        Files.move(next, mount.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static RoutedMessage decided(EmbeddedKafka kafka, TopicReader reader, String id) throws Exception {
        var message = aChat().saying("halo", id);
        var cluster = Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers());
        TopicCreation.ensure(cluster, List.of(Topics.INBOUND, Topics.ROUTED), SOON);
        try (var producer = DurableProducer.create(cluster, "test", Duration.ofSeconds(10))) {
            var unused = producer.send(new ProducerRecord<>(
                            Topics.INBOUND, message.conversation().toString(), Wire.bytes(message)))
                    .get();
        }
        return await().atMost(SOON)
                .until(
                        () -> reader.records().stream()
                                .map(record -> Wire.read(record.value(), RoutedMessage.class))
                                .filter(routed -> routed.message().id().equals(message.id()))
                                .toList(),
                        found -> !found.isEmpty())
                .getFirst();
    }
}
