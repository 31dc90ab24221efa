package io.muara.router.learning;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muara.contracts.Category;
import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import io.muara.contracts.kafka.DurableProducer;
import io.muara.contracts.kafka.TopicCreation;
import io.muara.testkit.KafkaResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(TaughtModel.class)
@TestMethodOrder(OrderAnnotation.class)
class LearningIT {

    private static final Duration SOON = Duration.ofSeconds(40);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @ConfigProperty(name = "muara.suggestions.model")
    Optional<Path> model;

    @Inject
    Suggestions suggestions;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    @Order(1)
    void too_few_corrected_tickets_are_refused_and_nothing_is_written() throws Exception {
        TopicCreation.ensure(cluster(), List.of(Topics.TICKET_EVENTS), SOON);

        assertThat(learn(folder.resolve("new"))).isEqualTo(Learn.TOO_LITTLE);

        assertThat(said.toString(UTF_8)).startsWith("Too little to learn from: of 0 tickets somebody corrected 0");
        assertThat(folder).isEmptyDirectory();
        said.reset();
        assertThat(Learn.run(
                        List.of("--out", folder.resolve("new").toString(), "--kafka-config", "nowhere"),
                        System.out,
                        new PrintStream(said, true, UTF_8)))
                .isEqualTo(Learn.WRONG_CALL);
        assertThat(said.toString(UTF_8)).contains("'nowhere' cannot be read as properties");
    }

    @Test
    @Order(2)
    void what_people_corrected_is_learned_from_kafka_and_the_running_router_suggests_it() throws Exception {
        var before = suggestions.version();
        assertThat(suggested("mau magang di kantor")).isEmpty();
        send();

        assertThat(learn(model.orElseThrow())).isEqualTo(Learn.FINE);

        assertThat(said.toString(UTF_8))
                .contains("1 events could not be read", "180 corrected tickets", "internal  ", "payment  ");
        await().atMost(SOON).until(() -> !suggestions.version().equals(before));
        assertThat(suggested("mau magang di kantor")).contains(new Category("internal"));
    }

    private Optional<Category> suggested(String text) {
        return suggestions.of(Optional.empty(), text).map(it -> it.category());
    }

    private int learn(Path file) {
        var out = new PrintStream(said, true, UTF_8);
        return Learn.run(List.of("--kafka", bootstrapServers, "--out", file.toString()), out, out);
    }

    private void send() throws Exception {
        var events = Stories.ofManyTickets();
        for (var i = 0; i < 60; i++) {
            events.addAll(Stories.ofTicket(500 + i)
                    .said("Saya karyawan baru %d, mau urus cuti dan magang di kantor".formatted(i))
                    .corrected("internal")
                    .events());
        }
        TopicCreation.ensure(cluster(), List.of(Topics.TICKET_EVENTS), SOON);
        var records = new ArrayList<ProducerRecord<String, byte[]>>();
        events.forEach(event -> records.add(
                new ProducerRecord<>(Topics.TICKET_EVENTS, event.ticket().id().toString(), Wire.bytes(event))));
        records.add(new ProducerRecord<>(Topics.TICKET_EVENTS, "poison", "{".getBytes(UTF_8)));
        try (var producer = DurableProducer.create(cluster(), "test", SOON)) {
            for (var acknowledged : records.stream().map(producer::send).toList()) {
                acknowledged.get();
            }
        }
    }

    private Map<String, Object> cluster() {
        return Map.of("bootstrap.servers", bootstrapServers);
    }
}
