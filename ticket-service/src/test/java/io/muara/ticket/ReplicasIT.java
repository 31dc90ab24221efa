package io.muara.ticket;

import static io.muara.ticket.Letters.chat;
import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muara.contracts.ChannelId;
import io.muara.contracts.Provenance;
import io.muara.contracts.RoutedMessage;
import io.muara.contracts.TicketEvent;
import io.muara.contracts.TicketEvent.Type;
import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import io.muara.contracts.kafka.DurableProducer;
import io.muara.testkit.EmbeddedDatabase;
import io.muara.testkit.EmbeddedKafka;
import io.muara.testkit.Ports;
import io.muara.testkit.TopicReader;
import io.restassured.http.ContentType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service twice on one database. */
class ReplicasIT {

    private static final Duration SOON = Duration.ofMinutes(4);
    private static final int TICKETS = 600;
    private static final int REPLIES = 150;
    private static final int CAPACITY = 150;

    @TempDir
    Path folder;

    @Test
    void each_breach_is_told_once_and_nobody_is_given_too_much_though_a_replica_is_killed_among_them()
            throws Exception {
        Files.writeString(folder.resolve("sla.yaml"), """
                default: standard
                policies:
                  - name: standard
                    targets: { first-response: 5s }
                    escalate: { at: breach, priority: raise, notify: team }
                """);
        var policies = "-Dmuara.sla.folder=" + folder;
        try (var kafka = EmbeddedKafka.start(folder.resolve("kafka"), Ports.free());
                var database = EmbeddedDatabase.startTemporary();
                var reader = new TopicReader(kafka.bootstrapServers(), Topics.TICKET_EVENTS);
                var killed = TicketProcess.start(folder, kafka, database, policies);
                var other = TicketProcess.start(folder, kafka, database, policies)) {
            killed.awaitReady();
            other.awaitReady();
            agents(database);
            send(kafka, TICKETS, Instant.now());
            await().atMost(SOON).until(() -> count(reader, Type.SLA_BREACHED) > TICKETS / 6);

            killed.kill();

            try (var next = TicketProcess.start(folder, kafka, database, policies)) {
                await().atMost(SOON).until(() -> count(reader, Type.ESCALATED) >= TICKETS);
                next.awaitReady();
                assertThat(byTicket(reader)).hasSize(TICKETS).allSatisfy((ticket, events) -> {
                    assertThat(events)
                            .extracting(TicketEvent::type)
                            .filteredOn(type -> type != Type.ASSIGNED)
                            .containsExactlyInAnyOrder(
                                    Type.TICKET_CREATED,
                                    Type.MESSAGE_RECEIVED,
                                    Type.SLA_BREACHED,
                                    Type.PRIORITY_CHANGED,
                                    Type.ESCALATED);
                    assertThat(events)
                            .extracting(TicketEvent::ticketVersion)
                            .isEqualTo(LongStream.rangeClosed(1, events.size())
                                    .boxed()
                                    .toList());
                });
                assertThat(assigned(reader)).isEqualTo(Map.of("ani", (long) CAPACITY, "budi", (long) CAPACITY));
            }
        }
    }

    @Test
    void each_scheduled_reply_is_sent_once_and_a_listener_misses_nothing_though_a_replica_is_killed_among_them()
            throws Exception {
        try (var kafka = EmbeddedKafka.start(folder.resolve("kafka"), Ports.free());
                var database = EmbeddedDatabase.startTemporary();
                var events = new TopicReader(kafka.bootstrapServers(), Topics.TICKET_EVENTS);
                var letters = new TopicReader(kafka.bootstrapServers(), Topics.outbound(new ChannelId("whatsapp")));
                var killed = TicketProcess.start(folder, kafka, database);
                var other = TicketProcess.start(folder, kafka, database)) {
            killed.awaitReady();
            other.awaitReady();
            try (var before = Listening.open(killed.at("/api/v1/events"), TicketProcess.KEY, "")) {
                await().atMost(SOON).until(() -> !before.lastId().isEmpty());
                send(kafka, REPLIES, Instant.now());
                await().atMost(SOON).until(() -> count(events, Type.MESSAGE_RECEIVED) == REPLIES);
                for (var ticket : byTicket(events).keySet()) {
                    reply(killed, ticket);
                }
                await().atMost(SOON).until(() -> letters.records().size() > REPLIES / 6);

                killed.kill();

                try (var after = Listening.open(other.at("/api/v1/events"), TicketProcess.KEY, before.lastId())) {
                    await().atMost(SOON).until(() -> count(events, Type.SLA_MET) == REPLIES);
                    await().atMost(SOON).until(() -> letters.records().size() >= REPLIES);
                    var told = events(events).stream()
                            .map(event -> "%s %d %s"
                                    .formatted(
                                            event.ticket().id(),
                                            event.ticketVersion(),
                                            event.type().id()))
                            .toList();
                    await().atMost(SOON).until(() -> heard(before, after).size() >= told.size());

                    assertThat(repliedTo(events)).doesNotHaveDuplicates();
                    assertThat(letters.records())
                            .extracting(ConsumerRecord::key)
                            .doesNotHaveDuplicates();
                    assertThat(heard(before, after)).containsExactlyInAnyOrderElementsOf(told);
                }
            }
        }
    }

    @Test
    void with_policies_that_have_mistakes_it_does_not_start_and_names_them() throws Exception {
        var file = Files.writeString(folder.resolve("sla.yaml"), "policies:\n  - name: a\n    targts: {}\n");
        try (var service = TicketProcess.start(folder, List.of(), "-Dmuara.sla.folder=" + folder)) {
            assertThat(service.process().waitFor(4, TimeUnit.MINUTES)).isTrue();

            assertThat(service.process().exitValue()).isNotZero();
            assertThat(service.log())
                    .contains("muara.sla.folder")
                    .contains(file + ":3:5: policies[0].targts: unknown key 'targts'; did you mean 'targets'?");
        }
    }

    /** Which may be undone for some seconds, and is sent then. */
    private static void reply(TicketProcess service, String ticket) {
        given().header("Authorization", "Bearer " + TicketProcess.KEY)
                .contentType(ContentType.JSON)
                .body("{\"text\":\"Baik\",\"undoable\":true}")
                .post(service.at("/api/v1/tickets/%s/replies".formatted(ticket)))
                .then()
                .statusCode(202);
    }

    /** The ticket of each reply that was given. */
    private static List<String> repliedTo(TopicReader reader) {
        return events(reader).stream()
                .filter(event -> event.reply().isPresent())
                .map(event -> event.ticket().id().toString())
                .toList();
    }

    /** What one heard who came back to another replica. */
    private static List<String> heard(Listening before, Listening after) {
        return Stream.of(before, after)
                .flatMap(listening -> listening.heard().stream())
                .toList();
    }

    /** Whose times are up one after the other, for some seconds. */
    private static void send(EmbeddedKafka kafka, int count, Instant first) throws Exception {
        try (var producer = DurableProducer.create(
                Map.of("bootstrap.servers", kafka.bootstrapServers()), "test", Duration.ofSeconds(20))) {
            var sent = IntStream.range(0, count)
                    .mapToObj(i -> written("6281%07d".formatted(i), first.plusMillis(i * 10L)))
                    .map(routed -> producer.send(new ProducerRecord<>(
                            Topics.ROUTED, routed.message().conversation().toString(), Wire.bytes(routed))))
                    .toList();
            for (var acknowledged : sent) {
                var unused = acknowledged.get();
            }
        }
    }

    private static RoutedMessage written(String contact, Instant at) {
        var routed = chat(contact).routed();
        var provenance = new Provenance("p-1", Provenance.Direction.INBOUND, at, at, Provenance.Original.json("{}"));
        return Letters.changed(routed, provenance, Optional.empty(), false);
    }

    /** Who together cannot take half of the tickets. */
    private static void agents(EmbeddedDatabase database) throws SQLException {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), "postgres", "postgres");
                var insert = connection.prepareStatement("""
                        insert into agent (id, name, teams, capacity)
                        values (?, 'A', '{customer-service}', cast(? as jsonb))
                        """)) {
            for (var agent : List.of("ani", "budi")) {
                insert.setString(1, agent);
                insert.setString(2, "{\"total\":%d,\"per_channel\":{}}".formatted(CAPACITY));
                insert.executeUpdate();
            }
        }
    }

    /** How many tickets each agent was given. */
    private static Map<String, Long> assigned(TopicReader reader) {
        return events(reader).stream()
                .filter(event -> event.type() == Type.ASSIGNED)
                .collect(
                        groupingBy(event -> event.ticket().agent().orElseThrow().value(), counting()));
    }

    private static long count(TopicReader reader, Type type) {
        return events(reader).stream().filter(event -> event.type() == type).count();
    }

    private static Map<String, List<TicketEvent>> byTicket(TopicReader reader) {
        return events(reader).stream()
                .collect(groupingBy(event -> event.ticket().id().toString()));
    }

    private static List<TicketEvent> events(TopicReader reader) {
        return reader.records().stream()
                .map(record -> Wire.read(record.value(), TicketEvent.class))
                .toList();
    }
}
