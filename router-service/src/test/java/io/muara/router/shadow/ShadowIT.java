package io.muara.router.shadow;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service with rules in the shadow. */
class ShadowIT {

    private static final Duration SOON = Duration.ofMinutes(2);
    private static final String KEY = "a-key-that-is-long-enough";
    private static final String SHADOW = "/api/v1/routing/shadow";
    private static final String RULES = """
            defaults: { category: a, priority: low, team: x }
            teams: [x, y]
            categories: { a: , c: }
            rules: [{ name: %s, when: { words: %s }, then: { category: c, team: y } }]
            """;

    @TempDir
    Path folder;

    @Test
    void they_decide_nothing_but_what_they_would_have_decided_otherwise_is_counted_and_shown() throws Exception {
        var live = written("live", RULES.formatted("broken", "rusak"));
        var shadow = written("shadow", "rules: [{ nam: a }]\n");
        try (var kafka = EmbeddedKafka.start(folder.resolve("kafka"), Ports.free());
                var reader = new TopicReader(kafka.bootstrapServers(), Topics.ROUTED);
                var router = RouterProcess.start(
                        folder,
                        kafka.bootstrapServers(),
                        "-Dmuara.rules.folder=" + live,
                        "-Dmuara.rules.shadow-folder=" + shadow,
                        "-Dmuara.rules.reload-every=100ms",
                        "-Dmuara.admin-key=" + KEY)) {
            router.awaitHealth("ready", 200);
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(router.get(SHADOW, KEY)).contains("unknown key 'nam'"));

            written("shadow", RULES.formatted("greeting", "halo"));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(router.get(SHADOW, KEY)).contains("\"version\""));
            var messages = new SentOneByOne(kafka, reader);
            var same = messages.decided(aChat().saying("selamat pagi"));
            var different = messages.decided(aChat().saying("halo"));

            assertThat(different.category().value()).isEqualTo("a");
            await().atMost(SOON).untilAsserted(() -> assertThat(router.get("/q/metrics"))
                    .contains("muara_rules_shadow_decided_total 2.0")
                    .contains("muara_rules_shadow_differences_total{what=\"category\"} 1.0")
                    .contains("muara_rules_shadow_differences_total{what=\"team\"} 1.0"));
            assertThat(router.get(SHADOW, KEY))
                    .contains("\"message\":\"" + different.message().id() + "\"")
                    .contains("{\"what\":\"category\",\"from\":\"a\",\"to\":\"c\"}")
                    .contains("\"shadow_rules\":[\"greeting\",\"defaults\"]")
                    .doesNotContain(same.message().id().toString());
        }
    }

    private Path written(String name, String rules) throws IOException {
        var set = Files.createDirectories(folder.resolve(name));
        // Moved into place whole, as nobody should see half of it.
        var next = Files.writeString(folder.resolve("next"), rules);
        Files.move(next, set.resolve("a.yaml"), StandardCopyOption.ATOMIC_MOVE);
        return set;
    }
}
