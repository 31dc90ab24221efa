package io.muara.chat.manual;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.muara.chat.ChatProcess;
import io.muara.contracts.Attachment;
import io.muara.contracts.ConversationKey;
import io.muara.contracts.DeliveryReport;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.OutboundMessage;
import io.muara.contracts.Provenance.Medium;
import io.muara.contracts.ReplyId;
import io.muara.contracts.Sender.Identity;
import io.muara.contracts.TicketId;
import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import io.muara.contracts.kafka.DurableProducer;
import io.muara.ingest.attachments.DirectoryAttachments;
import io.muara.ingest.proof.Secrets;
import io.muara.ingest.proof.StandardWebhooks;
import io.muara.ingest.provider.Multipart;
import io.muara.testkit.EmbeddedKafka;
import io.muara.testkit.FakeProvider;
import io.muara.testkit.LocalSecrets;
import io.muara.testkit.TopicReader;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service before a real Kafka and a receiver with a real socket. */
class ManualIT {

    private static final String MESSAGES = "/api/v1/intake/messages";
    private static final String CALLS = "/api/v1/intake/calls";
    private static final String DELIVERIES = "/api/v1/intake/deliveries";
    private static final String SIGNING_SECRET = "whsec_bXVhcmEtbG9jYWwtc2lnbmluZy1zZWNyZXQtMDAwMQ==";
    private static final String JSON = "application/json";

    @TempDir
    static Path folder;

    private static EmbeddedKafka kafka;
    private static FakeProvider kiosk;
    private static ChatProcess chat;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private TopicReader inbound;

    @BeforeAll
    static void startAll() throws IOException {
        kafka = EmbeddedKafka.startTemporary();
        kiosk = FakeProvider.start(0, request -> FakeProvider.Answer.json(200, "{\"id\":\"k-1\"}"));
        Files.createDirectories(folder.resolve("tmp"));
        chat = ChatProcess.start(Map.of(
                        "quarkus.profile",
                        "local",
                        "kafka.bootstrap.servers",
                        kafka.bootstrapServers(),
                        "muara.attachments.folder",
                        folder.resolve("kept").toString(),
                        "java.io.tmpdir",
                        folder.resolve("tmp").toString(),
                        "muara.manual.accounts.demo.webhook.url",
                        kiosk.url().toString()))
                .ready();
    }

    @AfterAll
    static void stopAll() {
        chat.close();
        kiosk.close();
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
    void a_message_is_answered_202_with_our_id_and_is_on_kafka() throws Exception {
        var answer = post(MESSAGES, message("plain"));

        assertThat(answer.statusCode()).isEqualTo(202);
        eventually(() -> assertThat(arrived("plain")).singleElement().satisfies(message -> {
            assertThat(message.id().toString()).isEqualTo(json(answer).get("id").asText());
            assertThat(message.provenance().medium()).contains(Medium.CHAT);
            assertThat(message.conversation().toString()).isEqualTo("manual:demo/+628123456789");
        }));
    }

    @Test
    void the_same_id_again_is_the_same_message() throws Exception {
        var first = post(MESSAGES, message("twice"));
        var second = post(MESSAGES, message("twice"));

        assertThat(second.statusCode()).isEqualTo(202);
        assertThat(json(second)).isEqualTo(json(first));
        eventually(() -> assertThat(arrived("twice"))
                .hasSize(2)
                .extracting(InboundMessage::id)
                .containsOnly(arrived("twice").getFirst().id()));
    }

    @Test
    void a_letter_of_five_megabytes_is_kept_to_the_last_byte() throws Exception {
        var scan = new byte[5 << 20];
        new Random(1).nextBytes(scan);
        System.arraycopy("%PDF-1.7".getBytes(US_ASCII), 0, scan, 0, 8);

        var answer = upload(
                MESSAGES,
                new Multipart()
                        .file("file", "Surat/Keberatan.pdf", "application/pdf", () -> new ByteArrayInputStream(scan))
                        .field("message", letter("scan")));

        assertThat(answer.statusCode()).isEqualTo(202);
        eventually(() -> assertThat(byId("scan")).singleElement().satisfies(message -> {
            assertThat(message.provenance().medium()).contains(Medium.LETTER);
            assertThat(message.attachments()).singleElement().satisfies(file -> {
                assertThat(file.name()).isEqualTo("Keberatan.pdf");
                assertThat(file.mediaType()).isEqualTo("application/pdf");
                assertThat(file.bytes()).contains((long) scan.length);
                assertThat(bytes(file)).isEqualTo(scan);
            });
        }));
        assertThat(unfinished()).isEmpty();
    }

    @Test
    void a_call_with_its_recording_is_one_message() throws Exception {
        var answer = upload(
                CALLS,
                new Multipart()
                        .field("call", """
                        {"id":"pbx-1","number":"+628123456789","outcome":"voicemail","duration_seconds":31}""")
                        .file(
                                "recording",
                                "42.mp3",
                                "audio/mpeg",
                                () -> new ByteArrayInputStream(new byte[] {1, 2, 3})));

        assertThat(answer.statusCode()).isEqualTo(202);
        eventually(() -> assertThat(byId("pbx-1")).singleElement().satisfies(call -> {
            assertThat(call.provenance().medium()).contains(Medium.PHONE);
            assertThat(bytes(call.attachments().getFirst())).containsExactly(1, 2, 3);
        }));
    }

    @Test
    void whoever_proves_nothing_is_answered_401_whatever_was_wrong() throws Exception {
        var body = BodyPublishers.ofString(message("forged"));
        var signed = signed(message("forged"));
        var late = new HashMap<>(signed);
        late.put(
                "webhook-timestamp",
                Long.toString(Instant.now().minusSeconds(301).getEpochSecond()));
        var wrong = new HashMap<>(signed);
        wrong.put("webhook-id", "another");

        var answers = List.of(
                send(MESSAGES, body, JSON, Map.of()),
                send(MESSAGES, body, JSON, Map.of("Authorization", "Bearer wrong")),
                send(MESSAGES, body, JSON, Map.of("Authorization", "Basic " + LocalSecrets.INTAKE_KEY)),
                send(MESSAGES + "?account=desk", body, JSON, key()),
                send(MESSAGES, body, JSON, late),
                send(MESSAGES, body, JSON, wrong),
                send(MESSAGES + "?account=nobody", body, JSON, signed));

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
            assertThat(answer.body()).isEqualTo(answers.getFirst().body());
        });
        assertThat(post(MESSAGES, message("after the forged")).statusCode()).isEqualTo(202);
        eventually(() -> assertThat(arrived("after the forged")).isNotEmpty());
        assertThat(arrived("forged")).isEmpty();
        assertThat(chat.get("/q/metrics").body()).contains("muara_webhooks_rejected_total{channel=\"manual\"");
    }

    @Test
    void a_signed_call_is_as_good_as_one_with_a_key() throws Exception {
        var body = message("signed");

        assertThat(send(MESSAGES, BodyPublishers.ofString(body), JSON, signed(body))
                        .statusCode())
                .isEqualTo(202);
        assertThat(send(MESSAGES + "?account=demo", BodyPublishers.ofString(body), JSON, signed(body))
                        .statusCode())
                .isEqualTo(202);
        eventually(() -> assertThat(arrived("signed")).isNotEmpty());
    }

    @Test
    void what_is_wrong_is_told_in_problem_details_and_nothing_of_it_is_kept() throws Exception {
        var answer = post(MESSAGES, "{\"id\":\"bad\",\"medium\":\"pigeon\",\"text\":\"coo\"}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(answer).get("status").asInt()).isEqualTo(422);
        assertThat(json(answer).at("/errors/0/field").asText()).isEqualTo("/medium");
        assertThat(json(answer).at("/errors/0/detail").asText()).contains("letter");
        assertThat(post(MESSAGES, "{").statusCode()).isEqualTo(400);
        assertThat(send(MESSAGES, BodyPublishers.ofString("a=b"), "text/plain", key())
                        .statusCode())
                .isEqualTo(415);
        assertThat(byId("bad")).isEmpty();
    }

    @Test
    void a_broken_form_leaves_nothing_behind() throws Exception {
        var before = kept();
        var form = "--b\r\nContent-Disposition: form-data; name=message\r\n\r\n" + letter("broken")
                + "\r\n--b\r\nContent-Disposition: form-data; name=f; filename=a.pdf\r\n\r\nnever ending";

        var answer = send(MESSAGES, BodyPublishers.ofString(form), "multipart/form-data; boundary=b", key());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).get("detail").asText()).contains("closing boundary");
        assertThat(kept()).isEqualTo(before);
        assertThat(unfinished()).isEmpty();
    }

    @Test
    void an_upload_that_is_aborted_leaves_nothing_behind() throws Exception {
        var before = kept();
        try (var socket = new Socket("localhost", chat.url("/").getPort())) {
            var head = """
                    POST %s HTTP/1.1\r
                    Host: localhost\r
                    Authorization: Bearer %s\r
                    Content-Type: multipart/form-data; boundary=b\r
                    Content-Length: 5000000\r
                    Expect: 100-continue\r
                    \r
                    --b\r
                    Content-Disposition: form-data; name=message\r
                    \r
                    %s\r
                    --b\r
                    Content-Disposition: form-data; name=f; filename=a.pdf\r
                    \r
                    """.formatted(MESSAGES, LocalSecrets.INTAKE_KEY, letter("aborted"));
            socket.getOutputStream().write(head.getBytes(UTF_8));
            socket.getOutputStream().write(new byte[300_000]);
            assertThat(new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII)).readLine())
                    .isEqualTo("HTTP/1.1 100 Continue");
        }

        assertThat(post(MESSAGES, message("after the aborted")).statusCode()).isEqualTo(202);
        eventually(() -> assertThat(arrived("after the aborted")).isNotEmpty());
        assertThat(byId("aborted")).isEmpty();
        assertThat(kept()).isEqualTo(before);
        assertThat(unfinished()).isEmpty();
    }

    @Test
    void what_is_too_large_is_refused_whether_it_says_so_or_not() throws Exception {
        var large = new byte[(15 << 20) + 1];
        var type = "multipart/form-data; boundary=b";

        var announced = send(MESSAGES, BodyPublishers.ofByteArray(large), type, key());
        var chunked = send(MESSAGES, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)), type, key());
        var json = send(MESSAGES, BodyPublishers.ofByteArray(new byte[200_000]), JSON, key());

        assertThat(List.of(announced, chunked, json)).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(json(answer).get("detail").asText()).contains("larger than");
        });
    }

    @Test
    void many_uploads_at_once_are_kept_or_asked_to_come_back() {
        var scan = new byte[2 << 20];
        var calls = IntStream.range(0, 40)
                .mapToObj(i -> new Multipart()
                        .field("message", letter("many-" + i))
                        .file("f", "a.pdf", "application/pdf", () -> new ByteArrayInputStream(scan)))
                .map(form -> http.sendAsync(
                        request(MESSAGES, form.body(), form.contentType(), key()), BodyHandlers.ofString()))
                .toList();

        var codes = calls.stream().map(call -> call.join().statusCode()).toList();

        assertThat(codes).allMatch(code -> code == 202 || code == 503).contains(202);
        eventually(() -> assertThat(inbound.records().stream()
                        .map(record -> Wire.read(record.value(), InboundMessage.class))
                        .filter(message -> message.provenance().providerId().startsWith("many-")))
                .hasSize((int) codes.stream().filter(code -> code == 202).count()));
        assertThat(unfinished()).isEmpty();
    }

    @Test
    void without_kafka_nothing_is_acknowledged_and_afterwards_everything_is() throws Exception {
        assertThat(post(MESSAGES, message("before")).statusCode()).isEqualTo(202);

        kafka.pause();
        var away = post(MESSAGES, message("away"));

        assertThat(away.statusCode()).isEqualTo(503);
        assertThat(away.headers().firstValue("Retry-After")).contains("5");

        kafka.resume();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> post(MESSAGES, message("back")).statusCode() == 202);
        eventually(() -> assertThat(arrived("back")).isNotEmpty());
    }

    @Test
    void a_reply_goes_to_the_webhook_and_what_became_of_it_comes_back() throws Exception {
        var reply = reply("demo");
        try (var deliveries = new TopicReader(kafka.bootstrapServers(), Topics.DELIVERIES)) {
            put(reply);
            eventually(() -> assertThat(kiosk.requests())
                    .anySatisfy(request -> assertThat(request.headers().get("webhook-id"))
                            .isEqualTo(reply.id().toString())));

            assertThat(post(
                                    DELIVERIES,
                                    "{\"reply\":\"%s\",\"conversation\":\"%s\",\"status\":\"delivered\"}"
                                            .formatted(reply.id(), reply.conversation()))
                            .statusCode())
                    .isEqualTo(202);

            eventually(() -> assertThat(statuses(deliveries, reply))
                    .contains(DeliveryReport.Status.SENT, DeliveryReport.Status.DELIVERED));
        }
    }

    @Test
    void a_reply_where_nobody_receives_fails_with_what_to_do() {
        var reply = reply("desk");
        try (var deliveries = new TopicReader(kafka.bootstrapServers(), Topics.DELIVERIES)) {
            put(reply);

            eventually(() -> assertThat(reports(deliveries, reply)).anySatisfy(report -> assertThat(report.reason())
                    .hasValueSatisfying(reason -> assertThat(reason).contains("yourself and note it"))));
        }
    }

    @Test
    void every_documented_command_works_as_it_stands() throws Exception {
        for (var file : List.of("photo.jpg", "recording.mp3", "scan.pdf")) {
            Files.writeString(folder.resolve(file), "not really a " + file);
        }
        for (var call : DocumentedCalls.all()) {
            var command = call.command()
                    .replace("http://localhost:8081/", chat.url("/").toString());
            var shell = new ProcessBuilder("sh", "-c", command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();

            var said = Wire.json().readTree(shell.getInputStream().readAllBytes());

            assertThat(shell.waitFor()).as(command).isZero();
            assertThat(said.has("id")).as("%s said %s", command, said).isEqualTo(!call.isRefused());
        }
        eventually(() -> assertThat(byId("letter-2026-000123")).singleElement().satisfies(letter -> assertThat(
                        letter.attachments())
                .extracting(Attachment::name)
                .containsExactly("scan.pdf")));
    }

    private List<InboundMessage> arrived(String text) {
        return all().filter(message -> message.content().text().equals(text)).toList();
    }

    private List<InboundMessage> byId(String id) {
        return all().filter(message -> message.provenance().providerId().equals(id))
                .toList();
    }

    private Stream<InboundMessage> all() {
        return inbound.records().stream().map(record -> Wire.read(record.value(), InboundMessage.class));
    }

    private static List<DeliveryReport.Status> statuses(TopicReader deliveries, OutboundMessage reply) {
        return reports(deliveries, reply).stream().map(DeliveryReport::status).toList();
    }

    private static List<DeliveryReport> reports(TopicReader deliveries, OutboundMessage reply) {
        return deliveries.records().stream()
                .map(record -> Wire.read(record.value(), DeliveryReport.class))
                .filter(report -> report.reply().equals(Optional.of(reply.id())))
                .toList();
    }

    private HttpResponse<String> post(String path, String json) throws Exception {
        return send(path, BodyPublishers.ofString(json), JSON, key());
    }

    private HttpResponse<String> upload(String path, Multipart form) throws Exception {
        return send(path, form.body(), form.contentType(), key());
    }

    private HttpResponse<String> send(String path, BodyPublisher body, String type, Map<String, String> headers)
            throws Exception {
        return http.send(request(path, body, type, headers), BodyHandlers.ofString());
    }

    private static HttpRequest request(String path, BodyPublisher body, String type, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(chat.url(path))
                .header("Content-Type", type)
                .timeout(Duration.ofSeconds(30))
                .POST(body);
        headers.forEach(request::header);
        return request.build();
    }

    private static Map<String, String> key() {
        return Map.of("Authorization", "Bearer " + LocalSecrets.INTAKE_KEY);
    }

    private static Map<String, String> signed(String body) {
        var now = Instant.now();
        var signing = new StandardWebhooks("", Secrets.of("", List.of(SIGNING_SECRET)));
        return Map.of(
                "webhook-id",
                "msg_1",
                "webhook-timestamp",
                Long.toString(now.getEpochSecond()),
                "webhook-signature",
                signing.sign("msg_1", now, body.getBytes(UTF_8)));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return Wire.read(answer.body().getBytes(UTF_8), JsonNode.class);
    }

    private static String message(String text) {
        return """
                {"id":"%1$s","medium":"chat","text":"%1$s","contact":{"identities":[{"kind":"phone","value":"+628123456789"}]}}""".formatted(text);
    }

    private static String letter(String id) {
        return """
                {"id":"%s","medium":"letter","contact":{"identities":[{"kind":"name","value":"Sari"}]}}""".formatted(id);
    }

    private static byte[] bytes(Attachment file) {
        try (var bytes = new DirectoryAttachments(folder.resolve("kept"))
                .open(file.stored().orElseThrow())) {
            return bytes.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Path> kept() throws IOException {
        Files.createDirectories(folder.resolve("kept"));
        try (var files = Files.walk(folder.resolve("kept"))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static List<Path> unfinished() {
        try (var files = Files.list(folder.resolve("tmp"))) {
            return files.filter(file -> file.toString().contains("muara-upload-"))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static OutboundMessage reply(String account) {
        return new OutboundMessage(
                new ReplyId(UUID.randomUUID()),
                new TicketId(UUID.randomUUID()),
                1,
                new ConversationKey(ManualReading.ID, account, "+628123456789"),
                List.of(Identity.of("phone", "+628123456789")),
                Optional.empty(),
                "halo",
                List.of(),
                Instant.EPOCH);
    }

    private static void put(OutboundMessage reply) {
        try (var producer = DurableProducer.create(
                Map.of("bootstrap.servers", kafka.bootstrapServers()), "test", Duration.ofSeconds(10))) {
            producer.send(new ProducerRecord<>(
                            Topics.outbound(ManualReading.ID),
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
