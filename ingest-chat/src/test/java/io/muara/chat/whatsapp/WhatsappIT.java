package io.muara.chat.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muara.chat.ChatProcess;
import io.muara.chat.Samples;
import io.muara.contracts.AttachmentReport;
import io.muara.contracts.ConversationKey;
import io.muara.contracts.DeliveryReport;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.OutboundMessage;
import io.muara.contracts.Quarantined;
import io.muara.contracts.ReplyId;
import io.muara.contracts.Sender.Identity;
import io.muara.contracts.TicketId;
import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import io.muara.contracts.kafka.DurableProducer;
import io.muara.testkit.EmbeddedKafka;
import io.muara.testkit.FakeGraph;
import io.muara.testkit.Ports;
import io.muara.testkit.TopicReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service before a real Kafka and a provider with a real socket. */
class WhatsappIT {

    private static final String DEMO = "/webhooks/whatsapp/demo";

    @TempDir
    static Path attachments;

    private static EmbeddedKafka kafka;
    private static int graphPort;
    private static ChatProcess chat;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private TopicReader inbound;

    @BeforeAll
    static void startAll() {
        kafka = EmbeddedKafka.startTemporary();
        graphPort = Ports.free();
        chat = ChatProcess.start(Map.of(
                        "quarkus.profile",
                        "local",
                        "kafka.bootstrap.servers",
                        kafka.bootstrapServers(),
                        "muara.attachments.folder",
                        attachments.toString(),
                        "muara.whatsapp.api",
                        "http://localhost:" + graphPort))
                .ready();
    }

    @AfterAll
    static void stopAll() {
        chat.close();
        kafka.close();
    }

    @BeforeEach
    void open() {
        inbound = new TopicReader(kafka.bootstrapServers(), Topics.INBOUND);
    }

    @AfterEach
    void close() {
        inbound.close();
        http.close();
    }

    @Test
    void a_call_is_answered_200_with_nothing_in_it_and_is_on_kafka() throws Exception {
        var response = post(DEMO, text("one"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
        eventually(() -> assertThat(texts()).contains("one"));
    }

    @Test
    void every_element_of_a_batch_arrives_where_it_belongs() throws Exception {
        assertThat(post(DEMO, Samples.of("whatsapp").bytes("batch.json")).statusCode())
                .isEqualTo(200);
        assertThat(post(DEMO, Samples.of("whatsapp").bytes("batch-with-one-unreadable.json"))
                        .statusCode())
                .isEqualTo(200);

        eventually(() -> assertThat(texts()).contains("n1", "n2", "n3", "n4", "n5"));
        try (var deliveries = new TopicReader(kafka.bootstrapServers(), Topics.DELIVERIES);
                var quarantine = new TopicReader(kafka.bootstrapServers(), Topics.QUARANTINE)) {
            eventually(() -> assertThat(deliveries.records()).isNotEmpty());
            eventually(() -> assertThat(quarantine.records()).anySatisfy(record -> assertThat(
                            Wire.read(record.value(), Quarantined.class).reason())
                    .isEqualTo("a message without an id")));
        }
    }

    @Test
    void a_forged_call_and_one_for_nobody_are_answered_alike_and_leave_nothing() throws Exception {
        var body = text("forged");
        var answers = List.of(
                send(DEMO, BodyPublishers.ofByteArray(body), "sha256=" + "0".repeat(64)),
                send(DEMO, BodyPublishers.ofByteArray(body), "nonsense"),
                post("/webhooks/whatsapp/nobody", body),
                post("/webhooks/pigeon/demo", body));

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).isEmpty();
            assertThat(answer.headers().map())
                    .isEqualTo(answers.getFirst().headers().map());
        });
        assertThat(post(DEMO, text("after the forged")).statusCode()).isEqualTo(200);
        eventually(() -> assertThat(texts()).contains("after the forged"));
        assertThat(texts()).doesNotContain("forged");
        assertThat(chat.get("/q/metrics").body()).contains("muara_webhooks_rejected_total");
    }

    @Test
    void the_handshake_is_answered_to_whoever_knows_the_token() throws Exception {
        var right = chat.get(DEMO + "?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=muara-local-verify");
        var wrong = chat.get(DEMO + "?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=nope");
        var nobody = chat.get(
                "/webhooks/pigeon/demo?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=muara-local-verify");

        assertThat(right.statusCode()).isEqualTo(200);
        assertThat(right.body()).isEqualTo("1158201444");
        assertThat(right.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
        assertThat(wrong.statusCode()).isEqualTo(403);
        assertThat(nobody.statusCode()).isEqualTo(403);
        assertThat(wrong.headers().map()).isEqualTo(nobody.headers().map());
    }

    @Test
    void a_body_that_is_too_large_is_refused_whether_it_says_so_or_not() throws Exception {
        var large = new byte[(4 << 20) + 1];

        var announced = send(DEMO, BodyPublishers.ofByteArray(large), "sha256=0");
        var chunked = send(DEMO, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)), "sha256=0");

        assertThat(announced.statusCode()).isEqualTo(413);
        assertThat(chunked.statusCode()).isEqualTo(413);
        assertThat(announced.body()).contains("\"status\":413");
    }

    @Test
    void what_is_too_big_for_kafka_lies_in_the_attachment_store() throws Exception {
        var garbage = "x".repeat(300 * 1024).getBytes(UTF_8);

        assertThat(post(DEMO, garbage).statusCode()).isEqualTo(200);

        try (var quarantine = new TopicReader(kafka.bootstrapServers(), Topics.QUARANTINE)) {
            eventually(() -> assertThat(quarantine.records())
                    .map(record -> Wire.read(record.value(), Quarantined.class))
                    .anySatisfy(quarantined -> assertThat(kept(quarantined)).isEqualTo(garbage)));
        }
    }

    @Test
    void a_burst_of_500_calls_at_once_is_taken_whole() {
        var calls = IntStream.range(0, 500)
                .mapToObj(i -> http.sendAsync(
                        request(
                                DEMO,
                                BodyPublishers.ofByteArray(text("burst" + i)),
                                Signed.by(Accounts.SECRET, text("burst" + i))),
                        BodyHandlers.ofString()))
                .toList();
        CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)).join();

        assertThat(calls)
                .allSatisfy(call -> assertThat(call.join().statusCode()).isEqualTo(200));
        eventually(() -> assertThat(texts())
                .contains(IntStream.range(0, 500).mapToObj(i -> "burst" + i).toArray(String[]::new)));
    }

    @Test
    void without_kafka_nothing_is_acknowledged_and_afterwards_everything_is() throws Exception {
        assertThat(post(DEMO, text("before")).statusCode()).isEqualTo(200);

        kafka.pause();
        var started = System.nanoTime();
        var away = post(DEMO, text("away"));
        var took = Duration.ofNanos(System.nanoTime() - started);

        assertThat(away.statusCode()).isEqualTo(503);
        assertThat(away.headers().firstValue("retry-after")).contains("5");
        assertThat(took).isLessThan(Duration.ofSeconds(4));
        await().atMost(Duration.ofSeconds(30)).until(() -> !chat.isUp("ready"));
        assertThat(chat.isUp("live")).isTrue();

        kafka.resume();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> post(DEMO, text("after")).statusCode() == 200);
        eventually(() -> assertThat(texts()).contains("before", "after"));
        await().atMost(Duration.ofSeconds(30)).until(() -> chat.isUp("ready"));
    }

    @Test
    void a_reply_reaches_the_customer_and_its_reports_come_back() {
        var webhook = chat.url(DEMO).toString();
        try (var graph = FakeGraph.start(graphPort, webhook, Accounts.SECRET);
                var deliveries = new TopicReader(kafka.bootstrapServers(), Topics.DELIVERIES)) {
            var reply = reply("IT.55");
            put(reply);

            eventually(() -> assertThat(deliveries.records())
                    .map(record -> Wire.read(record.value(), DeliveryReport.class))
                    .filteredOn(report -> report.reply().equals(Optional.of(reply.id())))
                    .map(DeliveryReport::status)
                    .contains(
                            DeliveryReport.Status.SENDING,
                            DeliveryReport.Status.SENT,
                            DeliveryReport.Status.DELIVERED,
                            DeliveryReport.Status.READ));
            assertThat(graph.sent()).extracting(FakeGraph.Sent::text).containsExactly("halo");
        }
    }

    @Test
    void a_picture_is_fetched_and_kept_after_its_message_was_taken() throws Exception {
        var picture = "a picture".getBytes(UTF_8);
        var sha256 = MessageDigest.getInstance("SHA-256").digest(picture);
        try (var graph = FakeGraph.start(graphPort);
                var files = new TopicReader(kafka.bootstrapServers(), Topics.ATTACHMENTS)) {
            var body = new String(Samples.of("whatsapp").bytes("image.json"), UTF_8)
                    .replace("650001", graph.hold("image/jpeg", picture))
                    .replaceFirst(
                            "\"sha256\": *\"[^\"]*\"",
                            "\"sha256\": \"%s\"".formatted(Base64.getEncoder().encodeToString(sha256)));

            assertThat(post(DEMO, body.getBytes(UTF_8)).statusCode()).isEqualTo(200);

            eventually(() -> assertThat(files.records()).singleElement().satisfies(record -> {
                var report = Wire.read(record.value(), AttachmentReport.class);
                assertThat(report.outcome()).isEqualTo(AttachmentReport.Outcome.STORED);
                assertThat(report.attachment().sha256()).contains(HexFormat.of().formatHex(sha256));
                assertThat(bytes(report.attachment().stored().orElseThrow())).isEqualTo(picture);
            }));
        }
        assertThat(chat.get("/q/metrics").body()).contains("muara_files_stored_total{channel=\"whatsapp\"");
    }

    private List<String> texts() {
        return inbound.records().stream()
                .map(record -> Wire.read(record.value(), InboundMessage.class)
                        .content()
                        .text())
                .toList();
    }

    private HttpResponse<String> post(String path, byte[] body) throws Exception {
        return send(path, BodyPublishers.ofByteArray(body), Signed.by(Accounts.SECRET, body));
    }

    private HttpResponse<String> send(String path, BodyPublisher body, String signature) throws Exception {
        return http.send(request(path, body, signature), BodyHandlers.ofString());
    }

    private static HttpRequest request(String path, BodyPublisher body, String signature) {
        return HttpRequest.newBuilder(chat.url(path))
                .header("Content-Type", "application/json")
                .header("X-Hub-Signature-256", signature)
                .timeout(Duration.ofSeconds(20))
                .POST(body)
                .build();
    }

    private static byte[] text(String text) {
        return new String(Samples.of("whatsapp").bytes("phone-only.json"), UTF_8)
                .replace("wamid.PHONEONLY=", "wamid." + text)
                .replace("halo", text)
                .getBytes(UTF_8);
    }

    private static byte[] kept(Quarantined quarantined) {
        try {
            return bytes(quarantined.stored().orElse("none"));
        } catch (Exception notThis) {
            return new byte[0];
        }
    }

    private static byte[] bytes(String key) throws IOException {
        return Files.readAllBytes(attachments.resolve(key.substring(7, 9)).resolve(key));
    }

    private static OutboundMessage reply(String contact) {
        return new OutboundMessage(
                new ReplyId(UUID.randomUUID()),
                new TicketId(UUID.randomUUID()),
                1,
                new ConversationKey(WhatsappReading.ID, "demo", contact),
                List.of(Identity.of("phone", "+393331112222")),
                Optional.empty(),
                "halo",
                List.of(),
                Instant.EPOCH,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    private static void put(OutboundMessage reply) {
        try (var producer = DurableProducer.create(
                Map.of("bootstrap.servers", kafka.bootstrapServers()), "test", Duration.ofSeconds(10))) {
            producer.send(new ProducerRecord<>(
                            Topics.outbound(WhatsappReading.ID),
                            reply.conversation().toString(),
                            Wire.bytes(reply)))
                    .get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(assertion);
    }
}
