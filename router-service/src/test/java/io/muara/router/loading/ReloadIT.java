package io.muara.router.loading;

import static io.muara.router.rules.Messages.aChat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muara.contracts.Topics;
import io.muara.router.RouterProcess;
import io.muara.router.SentOneByOne;
import io.muara.testkit.EmbeddedKafka;
import io.muara.testkit.Ports;
import io.muara.testkit.TopicReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
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
    void changed_rules_decide_from_then_on_at_every_replica_and_rules_with_mistakes_never_do() throws Exception {
        var mount = Files.createDirectory(folder.resolve("rules"));
        become(mount, "1", RULES.formatted("first"));
        try (var kafka = EmbeddedKafka.start(folder.resolve("kafka"), Ports.free());
                var reader = new TopicReader(kafka.bootstrapServers(), Topics.ROUTED);
                var one = replica(mount, kafka);
                var other = replica(mount, kafka)) {
            var replicas = List.of(one, other);
            replicas.forEach(replica -> replica.awaitHealth("ready", 200));
            var messages = new SentOneByOne(kafka, reader);
            var first = messages.decided(aChat().saying("halo", "1"));
            assertThat(first.category().value()).isEqualTo("first");

            become(mount, "2", RULES.formatted("second"));
            for (var replica : replicas) {
                await().atMost(SOON).until(() -> !replica.get("/q/info").contains(first.rulesVersion()));
            }
            var second = messages.decided(aChat().saying("halo", "2"));
            assertThat(second.category().value()).isEqualTo("second");
            for (var replica : replicas) {
                assertThat(replica.get("/q/info")).contains(second.rulesVersion());
                assertThat(replica.get("/q/metrics"))
                        .contains("muara_rules_running{role=\"live\",version=\"%s\"} 1.0"
                                .formatted(second.rulesVersion()))
                        .doesNotContain(first.rulesVersion());
            }

            become(mount, "3", RULES.formatted("thrid"));
            for (var replica : replicas) {
                await().atMost(SOON).untilAsserted(() -> assertThat(replica.get("/api/v1/routing/rules", KEY))
                        .contains(second.rulesVersion())
                        .contains("unknown category 'thrid'; did you mean 'third'?"));
            }
            assertThat(messages.decided(aChat().saying("halo", "3")).rulesVersion())
                    .isEqualTo(second.rulesVersion());
            assertThat(other.get("/q/metrics")).contains("muara_rules_refused_total{role=\"live\"} 1.0");
            assertThat(other.get("/q/health/ready")).contains("\"mistakes\": 1");
        }
    }

    private RouterProcess replica(Path mount, EmbeddedKafka kafka) throws IOException {
        return RouterProcess.start(
                folder,
                kafka.bootstrapServers(),
                "-Dmuara.rules.folder=" + mount,
                "-Dmuara.rules.reload-every=100ms",
                "-Dmuara.admin-key=" + KEY);
    }

    /** As Kubernetes updates a mounted ConfigMap. */
    private static void become(Path mount, String revision, String rules) throws IOException {
        Files.writeString(Files.createDirectory(mount.resolve(".." + revision)).resolve("my.yaml"), rules);
        var next = Files.createSymbolicLink(mount.resolve("..data_tmp"), Path.of(".." + revision));
        Files.move(next, mount.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
    }
}
