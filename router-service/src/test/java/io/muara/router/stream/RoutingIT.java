package io.muara.router.stream;

import static io.muara.router.rules.Messages.aChat;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;

import io.muara.contracts.InboundMessage;
import io.muara.contracts.RoutedMessage;
import io.muara.contracts.Topics;
import io.muara.contracts.Undecided;
import io.muara.contracts.Wire;
import io.muara.contracts.kafka.DurableProducer;
import io.muara.contracts.kafka.TopicCreation;
import io.muara.testkit.KafkaResource;
import io.muara.testkit.TopicReader;
import io.quarkus.arc.ClientProxy;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaResource.class)
class RoutingIT {

    private static final Duration SOON = Duration.ofSeconds(40);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Inject
    KafkaClientService clients;

    @Inject
    Producer<String, byte[]> producer;

    private Producer<String, byte[]> customer;

    @BeforeEach
    void connect() throws Exception {
        var cluster = Map.<String, Object>of("bootstrap.servers", bootstrapServers);
        TopicCreation.ensure(cluster, TopicsAtStart.NEEDED, SOON);
        customer = DurableProducer.create(cluster, "test", SOON);
    }

    @AfterEach
    void disconnect() {
        customer.close();
    }

    @Test
    void a_message_goes_on_under_its_key_with_its_decision_and_its_headers() {
        var message = aChat().from("+62811").saying("Barang yang saya terima rusak");
        var record = record(message);
        record.headers().add("traceparent", "00-1".getBytes(UTF_8));
        send(record);

        var routed = routed(message);

        assertThat(routed.key()).isEqualTo("whatsapp:demo/+62811");
        assertThat(header(routed, "traceparent")).isEqualTo("00-1");
        var decided = Wire.read(routed.value(), RoutedMessage.class);
        assertThat(header(routed, "muara-rules-version"))
                .isEqualTo(decided.rulesVersion())
                .hasSize(12);
        assertThat(decided.message()).isEqualTo(message);
        assertThat(decided.category().value()).isEqualTo("complaint");
        assertThat(decided.decidedBy().getFirst().because())
                .anyMatch(because -> because.startsWith("text has word 'rusak'"));
    }

    @Test
    void each_conversation_stays_in_order() {
        var sent = new ArrayList<InboundMessage>();
        for (var i = 0; i < 500; i++) {
            sent.add(aChat().from("ordered-" + i % 20).saying("pesan ke " + i, "ordered-" + i));
        }
        sent.forEach(this::send);

        try (var reader = new TopicReader(bootstrapServers, Topics.ROUTED)) {
            await().atMost(SOON).untilAsserted(() -> assertThat(byConversation(reader, "ordered-"))
                    .isEqualTo(sent.stream()
                            .collect(groupingBy(
                                    message -> message.conversation().toString(),
                                    mapping(RoutingIT::text, toList())))));
        }
    }

    @Test
    void what_cannot_be_read_is_parked_with_the_reason_and_what_stands_in_its_place_keeps_the_order() {
        var before = aChat().from("poisoned").saying("halo", "before");
        var after = aChat().from("poisoned").saying("masih di sini", "after");
        var poison = new ProducerRecord<>(Topics.INBOUND, before.conversation().toString(), "{\"id\":".getBytes(UTF_8));
        poison.headers().add("muara-channel", "whatsapp".getBytes(UTF_8));
        send(before);
        send(poison);
        send(after);

        assertThat(routed(after).key()).isEqualTo(after.conversation().toString());
        assertThat(routedOf(poison.key())).extracting(RoutingIT::isUndecided).containsExactly(false, true, false);
        var letter = deadLetter(poison.key());
        assertThat(undecided(poison.key()).undecided()).isEqualTo(header(letter, "muara-reason"));
        assertThat(undecided(poison.key()).offset()).asString().isEqualTo(header(letter, "muara-offset"));
        assertThat(letter.value()).isEqualTo(poison.value());
        assertThat(header(letter, "muara-reason")).startsWith("the record is not a readable InboundMessage");
        assertThat(header(letter, "muara-topic")).isEqualTo(Topics.INBOUND);
        assertThat(header(letter, "muara-partition")).matches("\\d+");
        assertThat(header(letter, "muara-offset")).matches("\\d+");
        assertThat(header(letter, "muara-channel")).isEqualTo("whatsapp");
        given().get("/q/metrics").then().body(containsString("muara_router_deadletters_total"));
    }

    @Test
    void what_outgrows_a_record_is_parked_as_a_pointer_and_what_follows_goes_on() {
        var large = aChat().from("large").saying("rusak " + "x".repeat(1_048_576 - 780), "large");
        var after = aChat().from("large").saying("halo", "after-large");
        send(large);
        send(after);

        assertThat(routed(after).key()).isEqualTo(after.conversation().toString());
        var letter = deadLetter(large.conversation().toString());
        assertThat(letter.value()).isEmpty();
        assertThat(undecided(large.conversation().toString()).undecided()).isEqualTo("too large with its decision");
        assertThat(header(letter, "muara-reason")).startsWith("too large");
        assertThat(header(letter, "muara-offset")).matches("\\d+");
    }

    @Test
    void whoever_watches_sees_that_it_is_ready_what_it_decided_and_by_which_rules() {
        var message = aChat().from("watched").saying("slot gacor");
        send(message);

        var unused = routed(message);

        await().atMost(SOON)
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/info").then().body("rules.version", matchesPattern("[0-9a-f]{12}"));
        given().get("/q/metrics")
                .then()
                .body(containsString(
                        "muara_routed_total{category=\"spam\",priority=\"low\",team=\"customer-service\"}"))
                .body(containsString("muara_router_decide_seconds_count"));
    }

    @Test
    void nothing_is_skipped_and_nothing_counts_as_sent_before_it_is_safe() throws Exception {
        var consumer = clients.getConsumer("inbound-in$1").configuration();
        assertThat(new HashMap<String, Object>(consumer))
                .containsEntry("group.id", "router-service")
                .containsEntry("auto.offset.reset", "earliest")
                .containsEntry("isolation.level", "read_committed")
                .containsEntry("enable.auto.commit", "false");
        assertThat(clients.getConsumerChannels()).hasSize(4);

        var field = KafkaProducer.class.getDeclaredField("producerConfig");
        field.setAccessible(true);
        var effective = (ProducerConfig) field.get(ClientProxy.unwrap(producer));
        assertThat(effective.getString("acks")).isEqualTo("-1");
        assertThat(effective.getBoolean("enable.idempotence")).isTrue();
        assertThat(effective.getInt("delivery.timeout.ms")).isEqualTo(Integer.MAX_VALUE);
        assertThat(effective.getInt("max.in.flight.requests.per.connection")).isEqualTo(1);
    }

    private void send(InboundMessage message) {
        send(record(message));
    }

    private void send(ProducerRecord<String, byte[]> record) {
        var unused = customer.send(record); // what got lost shows in what comes out
    }

    private ConsumerRecord<String, byte[]> routed(InboundMessage message) {
        return first(
                Topics.ROUTED,
                record -> !isUndecided(record)
                        && Wire.read(record.value(), RoutedMessage.class)
                                .message()
                                .id()
                                .equals(message.id()));
    }

    private Undecided undecided(String key) {
        var record = first(Topics.ROUTED, it -> it.key().equals(key) && isUndecided(it));
        return Wire.read(record.value(), Undecided.class);
    }

    private static boolean isUndecided(ConsumerRecord<String, byte[]> record) {
        return new String(record.value(), UTF_8).startsWith("{\"undecided\"");
    }

    /** Everything under a key, in its order. */
    private List<ConsumerRecord<String, byte[]>> routedOf(String key) {
        try (var reader = new TopicReader(bootstrapServers, Topics.ROUTED)) {
            return await().atMost(SOON)
                    .until(
                            () -> reader.records().stream()
                                    .filter(record -> record.key().equals(key))
                                    .toList(),
                            found -> found.size() > 2);
        }
    }

    private ConsumerRecord<String, byte[]> deadLetter(String key) {
        return first(Topics.deadLetter(Topics.INBOUND), record -> record.key().equals(key));
    }

    private ConsumerRecord<String, byte[]> first(String topic, Predicate<ConsumerRecord<String, byte[]>> wanted) {
        try (var reader = new TopicReader(bootstrapServers, topic)) {
            return await().atMost(SOON)
                    .until(() -> reader.records().stream().filter(wanted).toList(), found -> !found.isEmpty())
                    .getFirst();
        }
    }

    private static Map<String, List<String>> byConversation(TopicReader reader, String contact) {
        return reader.records().stream()
                .filter(it -> it.key().contains(contact))
                .collect(groupingBy(
                        ConsumerRecord::key,
                        mapping(
                                it -> text(Wire.read(it.value(), RoutedMessage.class)
                                        .message()),
                                toList())));
    }

    private static String text(InboundMessage message) {
        return message.content().text();
    }

    private static ProducerRecord<String, byte[]> record(InboundMessage message) {
        return new ProducerRecord<>(Topics.INBOUND, message.conversation().toString(), Wire.bytes(message));
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }
}
