package io.muara.chat.manual;

import static io.muara.chat.manual.ManualService.CALLS;
import static io.muara.chat.manual.ManualService.DELIVERIES;
import static io.muara.chat.manual.ManualService.JSON;
import static io.muara.chat.manual.ManualService.MESSAGES;
import static io.muara.chat.manual.ManualService.key;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
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
import io.muara.ingest.proof.Secrets;
import io.muara.ingest.proof.StandardWebhooks;
import io.muara.ingest.provider.Multipart;
import io.muara.testkit.LocalSecrets;
import io.muara.testkit.TopicReader;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
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
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManualIT {

    private static final String SIGNING_SECRET = "whsec_bXVhcmEtbG9jYWwtc2lnbmluZy1zZWNyZXQtMDAwMQ==";

    @TempDir
    static Path folder;

    private static ManualService service;

    private TopicReader inbound;

    @BeforeAll
    static void start() throws IOException {
        service = new ManualService(folder);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void open() {
        inbound = service.reader(Topics.INBOUND);
    }

    @AfterEach
    void close() {
        inbound.close();
    }

    @Test
    void a_message_is_answered_202_with_our_id_and_is_on_kafka() throws Exception {
        var answer = service.post(MESSAGES, message("plain"));

        assertThat(answer.statusCode()).isEqualTo(202);
        eventually(() -> assertThat(arrived("plain")).singleElement().satisfies(message -> {
            assertThat(message.id().toString()).isEqualTo(json(answer).get("id").asText());
            assertThat(message.provenance().medium()).contains(Medium.CHAT);
            assertThat(message.conversation().toString()).isEqualTo("manual:demo/+628123456789");
        }));
    }

    @Test
    void the_same_id_again_is_the_same_message() throws Exception {
        var first = service.post(MESSAGES, message("twice"));
        var second = service.post(MESSAGES, message("twice"));

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

        var answer = service.upload(
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
                assertThat(service.bytes(file)).isEqualTo(scan);
            });
        }));
        assertThat(service.unfinished()).isEmpty();
    }

    @Test
    void a_call_with_its_recording_is_one_message() throws Exception {
        var answer = service.upload(
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
            assertThat(service.bytes(call.attachments().getFirst())).containsExactly(1, 2, 3);
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
                service.send(MESSAGES, body, JSON, Map.of()),
                service.send(MESSAGES, body, JSON, Map.of("Authorization", "Bearer wrong")),
                service.send(MESSAGES, body, JSON, Map.of("Authorization", "Basic " + LocalSecrets.INTAKE_KEY)),
                service.send(MESSAGES + "?account=desk", body, JSON, key()),
                service.send(MESSAGES, body, JSON, late),
                service.send(MESSAGES, body, JSON, wrong),
                service.send(MESSAGES + "?account=nobody", body, JSON, signed));

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
            assertThat(answer.body()).isEqualTo(answers.getFirst().body());
        });
        assertThat(service.post(MESSAGES, message("after the forged")).statusCode())
                .isEqualTo(202);
        eventually(() -> assertThat(arrived("after the forged")).isNotEmpty());
        assertThat(arrived("forged")).isEmpty();
        assertThat(service.chat.get("/q/metrics").body()).contains("muara_webhooks_rejected_total{channel=\"manual\"");
    }

    @Test
    void a_signed_call_is_as_good_as_one_with_a_key() throws Exception {
        var body = message("signed");

        assertThat(service.send(MESSAGES, BodyPublishers.ofString(body), JSON, signed(body))
                        .statusCode())
                .isEqualTo(202);
        assertThat(service.send(MESSAGES + "?account=demo", BodyPublishers.ofString(body), JSON, signed(body))
                        .statusCode())
                .isEqualTo(202);
        eventually(() -> assertThat(arrived("signed")).isNotEmpty());
    }

    @Test
    void what_is_wrong_is_told_in_problem_details_and_nothing_of_it_is_kept() throws Exception {
        var answer = service.post(MESSAGES, "{\"id\":\"bad\",\"medium\":\"pigeon\",\"text\":\"coo\"}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(answer).get("status").asInt()).isEqualTo(422);
        assertThat(json(answer).at("/errors/0/field").asText()).isEqualTo("/medium");
        assertThat(json(answer).at("/errors/0/detail").asText()).contains("letter");
        assertThat(service.post(MESSAGES, "{").statusCode()).isEqualTo(400);
        assertThat(service.send(MESSAGES, BodyPublishers.ofString("a=b"), "text/plain", key())
                        .statusCode())
                .isEqualTo(415);
        assertThat(byId("bad")).isEmpty();
    }

    @Test
    void a_broken_form_leaves_nothing_behind() throws Exception {
        var before = service.kept();
        var form = "--b\r\nContent-Disposition: form-data; name=message\r\n\r\n" + letter("broken")
                + "\r\n--b\r\nContent-Disposition: form-data; name=f; filename=a.pdf\r\n\r\nnever ending";

        var answer = service.send(MESSAGES, BodyPublishers.ofString(form), "multipart/form-data; boundary=b", key());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).get("detail").asText()).contains("closing boundary");
        assertThat(service.kept()).isEqualTo(before);
        assertThat(service.unfinished()).isEmpty();
    }

    @Test
    void an_upload_that_is_aborted_leaves_nothing_behind() throws Exception {
        var before = service.kept();
        try (var socket = new Socket("localhost", service.chat.url("/").getPort())) {
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

        assertThat(service.post(MESSAGES, message("after the aborted")).statusCode())
                .isEqualTo(202);
        eventually(() -> assertThat(arrived("after the aborted")).isNotEmpty());
        assertThat(byId("aborted")).isEmpty();
        assertThat(service.kept()).isEqualTo(before);
        assertThat(service.unfinished()).isEmpty();
    }

    @Test
    void what_is_too_large_is_refused_whether_it_says_so_or_not() throws Exception {
        var large = new byte[(15 << 20) + 1];
        var type = "multipart/form-data; boundary=b";

        var announced = service.send(MESSAGES, BodyPublishers.ofByteArray(large), type, key());
        var chunked = service.send(
                MESSAGES, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)), type, key());
        var json = service.send(MESSAGES, BodyPublishers.ofByteArray(new byte[200_000]), JSON, key());

        assertThat(List.of(announced, chunked, json)).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(json(answer).get("detail").asText()).contains("larger than");
        });
    }

    @Test
    void many_uploads_at_once_are_kept_or_asked_to_come_back() throws Exception {
        var scan = new byte[2 << 20];
        var calls = IntStream.range(0, 40)
                .mapToObj(i -> new Multipart()
                        .field("message", letter("many-" + i))
                        .file("f", "a.pdf", "application/pdf", () -> new ByteArrayInputStream(scan)))
                .map(form -> service.http.sendAsync(
                        service.request(MESSAGES, form.body(), form.contentType(), key()), BodyHandlers.ofString()))
                .toList();

        var codes = calls.stream().map(call -> call.join().statusCode()).toList();

        assertThat(codes).allMatch(code -> code == 202 || code == 503).contains(202);
        eventually(() -> assertThat(inbound.records().stream()
                        .map(record -> Wire.read(record.value(), InboundMessage.class))
                        .filter(message -> message.provenance().providerId().startsWith("many-")))
                .hasSize((int) codes.stream().filter(code -> code == 202).count()));
        assertThat(service.unfinished()).isEmpty();
    }

    @Test
    void without_kafka_nothing_is_acknowledged_and_afterwards_everything_is() throws Exception {
        assertThat(service.post(MESSAGES, message("before")).statusCode()).isEqualTo(202);

        service.kafka.pause();
        var away = service.post(MESSAGES, message("away"));

        assertThat(away.statusCode()).isEqualTo(503);
        assertThat(away.headers().firstValue("Retry-After")).contains("5");

        service.kafka.resume();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> service.post(MESSAGES, message("back")).statusCode() == 202);
        eventually(() -> assertThat(arrived("back")).isNotEmpty());
    }

    @Test
    void a_reply_goes_to_the_webhook_and_what_became_of_it_comes_back() throws Exception {
        var reply = reply("demo");
        try (var deliveries = service.reader(Topics.DELIVERIES)) {
            service.reply(reply);
            eventually(() -> assertThat(service.kiosk.requests())
                    .anySatisfy(request -> assertThat(request.headers().get("webhook-id"))
                            .isEqualTo(reply.id().toString())));

            assertThat(service.post(
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
        try (var deliveries = service.reader(Topics.DELIVERIES)) {
            service.reply(reply);

            eventually(() -> assertThat(reports(deliveries, reply)).anySatisfy(report -> assertThat(report.reason())
                    .hasValueSatisfying(reason -> assertThat(reason).contains("yourself and note it"))));
        }
    }

    private List<InboundMessage> arrived(String text) {
        return ManualService.all(inbound)
                .filter(message -> message.content().text().equals(text))
                .toList();
    }

    private List<InboundMessage> byId(String id) {
        return ManualService.byId(inbound, id).toList();
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
                Instant.EPOCH,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(assertion);
    }
}
