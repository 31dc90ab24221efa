package io.muara.router.command;

import static io.muara.router.rules.Messages.aChat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.muara.contracts.InboundMessage;
import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import io.muara.contracts.kafka.DurableProducer;
import io.muara.contracts.kafka.TopicCreation;
import io.muara.router.cluster.NamedCluster;
import io.muara.testkit.EmbeddedKafka;
import io.muara.testkit.Ports;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffIT {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final String RULES = """
            defaults: { category: a, priority: low, team: x }
            teams: [x, y]
            categories: { a: , c: }
            rules: [{ name: broken, when: { words: rusak }, then: { category: c%s } }]
            examples: [{ text: %s, expect: { priority: low } }]
            """;

    private static final String LOGIN = """
            security.protocol = SASL_PLAINTEXT
            sasl.mechanism = PLAIN
            sasl.jaas.config = org.apache.kafka.common.security.plain.PlainLoginModule required username="ada" password="secret";
            """;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("old.yaml"), RULES.formatted("", "barang rusak"));
        Files.writeString(folder.resolve("new.yaml"), RULES.formatted(", team: y", "halo"));
    }

    @Test
    void what_came_in_since_a_day_is_decided_by_both_and_what_differs_is_listed() throws Exception {
        try (var kafka = EmbeddedKafka.startGuarded(folder.resolve("kafka"), Ports.free(), "ada", "secret")) {
            var login = Files.writeString(folder.resolve("client.properties"), LOGIN)
                    .toString();
            var broken = aChat().from("+62811").saying("rusak", "broken");
            var fine = aChat().from("+62812").saying("halo", "fine");
            send(kafka, broken, fine);

            assertThat(diff("--replay", "2026-01-01", "--kafka", kafka.bootstrapServers(), "--kafka-config", login))
                    .isZero();
            assertThat(out.toString(UTF_8).replaceAll("[0-9a-f]{12}", "VERSION").lines())
                    .containsExactly(
                            "%s %s: team x -> y"
                                    .formatted(broken.id(), broken.provenance().receivedAt())
                                    .replaceAll("[0-9a-f]{12}", "VERSION"),
                            "1 records could not be read",
                            "2 messages, 1 decided differently by VERSION than by VERSION: team 1");

            out.reset();
            Files.writeString(
                    folder.resolve("client.properties"),
                    LOGIN + "bootstrap.servers = %s\n".formatted(kafka.bootstrapServers()));
            assertThat(diff("--replay", "2126-01-01T00:00+07:00", "--kafka-config", login))
                    .isZero();
            assertThat(out.toString(UTF_8)).startsWith("0 messages, 0 decided differently");

            Files.writeString(
                    folder.resolve("client.properties"),
                    LOGIN.replace("secret", "wrong") + "bootstrap.servers = %s\n".formatted(kafka.bootstrapServers()));
            assertThat(diff("--replay", "2026-01-01", "--kafka-config", login)).isEqualTo(Exit.WRONG_CALL);
            assertThat(err.toString(UTF_8))
                    .contains("The journal at " + kafka.bootstrapServers(), "Authentication failed");
        }
    }

    @Test
    void without_a_journal_their_examples_are_what_both_decide() {
        assertThat(diff()).isZero();
        assertThat(out.toString(UTF_8).lines().toList())
                .startsWith("barang rusak: team x -> y")
                .last()
                .asString()
                .startsWith("2 messages, 1 decided differently");
    }

    @Test
    void an_example_is_decided_with_what_it_says_of_who_writes() throws IOException {
        var regular = "examples: [{ text: halo, contact: { vip: true }, expect: { priority: low } }]\n";
        Files.writeString(
                folder.resolve("old.yaml"), RULES.formatted("", "halo").replaceFirst("examples: .*\n", regular));
        Files.writeString(
                folder.resolve("new.yaml"),
                RULES.formatted("", "halo")
                        + "boosts: [{ name: vip, when: { contact: { vip: true } }, points: 100 }]\n");

        assertThat(diff()).isZero();
        assertThat(out.toString(UTF_8).lines().toList())
                .startsWith("halo: priority low -> normal")
                .last()
                .asString()
                .startsWith("2 messages, 1 decided differently");
    }

    @Test
    void who_asks_wrongly_is_told_how_to_ask() {
        assertThat(diff("third.yaml")).isEqualTo(Exit.WRONG_CALL);
        assertThat(diff("--replay", "yesterday")).isEqualTo(Exit.WRONG_CALL);
        assertThat(diff("--replay", "2026-01-01", "--kafka-config", "nowhere")).isEqualTo(Exit.WRONG_CALL);
        assertThat(err.toString(UTF_8))
                .contains(
                        "Name two folders",
                        "--replay must be a day or a moment",
                        "'nowhere' cannot be read as properties");
    }

    private void send(EmbeddedKafka kafka, InboundMessage... messages) throws Exception {
        var cluster = NamedCluster.of(
                        Optional.of(kafka.bootstrapServers()),
                        Optional.of(folder.resolve("client.properties").toString()))
                .settings();
        TopicCreation.ensure(cluster, List.of(Topics.INBOUND), SOON);
        try (var producer = DurableProducer.create(cluster, "test", SOON)) {
            for (var message : messages) {
                var key = message.conversation().toString();
                var unused = producer.send(new ProducerRecord<>(Topics.INBOUND, key, Wire.bytes(message)))
                        .get();
            }
            var unused = producer.send(new ProducerRecord<>(Topics.INBOUND, "poison", "{".getBytes(UTF_8)))
                    .get();
        }
    }

    private int diff(String... options) {
        var arguments = new ArrayList<>(List.of(
                "diff",
                folder.resolve("old.yaml").toString(),
                folder.resolve("new.yaml").toString()));
        arguments.addAll(List.of(options));
        return Rules.run(arguments, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    }
}
