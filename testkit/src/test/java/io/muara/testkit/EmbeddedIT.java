package io.muara.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muara.contracts.Topics;
import io.muara.contracts.kafka.DurableProducer;
import io.muara.contracts.kafka.TopicCreation;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedIT {

    @TempDir
    Path folder;

    @Test
    void kafka_keeps_what_it_acknowledged_over_a_restart() throws Exception {
        try (var kafka = EmbeddedKafka.start(folder, Ports.free())) {
            var cluster = Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers());
            TopicCreation.ensure(cluster, List.of(Topics.INBOUND), Duration.ofSeconds(30));
            TopicCreation.ensure(cluster, List.of(Topics.INBOUND), Duration.ofSeconds(30));
            try (var producer = DurableProducer.create(cluster, "test", Duration.ofSeconds(10))) {
                producer.send(new ProducerRecord<>(Topics.INBOUND, "k", "v".getBytes(UTF_8)))
                        .get();
            }

            kafka.pause();
            kafka.resume();

            try (var reader = new TopicReader(kafka.bootstrapServers(), Topics.INBOUND)) {
                await().atMost(Duration.ofSeconds(30))
                        .untilAsserted(() -> assertThat(reader.records()).hasSize(1));
                assertThat(reader.records().getFirst().partition()).isLessThan(Topics.PARTITIONS);
            }
        }
    }

    @Test
    void the_database_keeps_what_it_committed_over_a_restart() throws Exception {
        try (var database = EmbeddedDatabase.start(folder.resolve("data"), Ports.free())) {
            execute(database, "create table kept (id int)");

            database.pause();
            database.resume();

            execute(database, "insert into kept values (1)");
        }
    }

    private static void execute(EmbeddedDatabase database, String sql) throws Exception {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), "postgres", "postgres");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
