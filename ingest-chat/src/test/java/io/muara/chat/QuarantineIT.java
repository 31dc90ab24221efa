package io.muara.chat;

import static io.muara.chat.MetaCalls.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muara.contracts.ChannelId;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.MessageId;
import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import io.muara.testkit.EmbeddedKafka;
import io.muara.testkit.TopicReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service, before and after a fix: the second replica knows a number that the first does not. */
class QuarantineIT {

    private static final String ROOT = "/api/v1/quarantine";
    private static final String KEY = "an-admin-key-of-these-tests";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    static Path attachments;

    private static EmbeddedKafka kafka;
    private static ChatProcess before;
    private static ChatProcess after;

    @BeforeAll
    static void start() {
        kafka = EmbeddedKafka.startTemporary();
        before = ChatProcess.start(properties(Map.of())).ready();
        var second = "muara.whatsapp.accounts.second.";
        after = ChatProcess.start(properties(Map.of(
                second + "app-secrets", "muara-local-secret",
                second + "verify-token", "muara-local-verify",
                second + "access-token", "muara-local-token",
                second + "phone-number-id", "100000000000002")));
        after.ready();
    }

    @AfterAll
    static void stop() throws Exception {
        for (var each : new AutoCloseable[] {after, before, kafka, HTTP}) {
            if (each != null) {
                each.close();
            }
        }
    }

    @Test
    void what_is_replayed_after_a_fix_becomes_what_it_would_have_been() throws Exception {
        var call = toTheSecondNumber("replayed");
        new MetaCalls(HTTP, before).genuine(call);
        var id = waiting(before, "phone_number_id '100000000000002' is not one of ours");
        assertThat(post(before, "/%s/replay".formatted(id), "").path("outcome").asText())
                .isEqualTo("unreadable");

        assertThat(waits(after, id)).isTrue();
        var replayed = post(after, "/%s/replay".formatted(id), "");
        var again = post(after, "/%s/replay".formatted(id), "");

        assertThat(replayed.path("outcome").asText()).isEqualTo("replayed");
        assertThat(replayed.path("became").path("messages").asInt()).isEqualTo(1);
        assertThat(again).isEqualTo(replayed);
        var expected = MessageId.of(new ChannelId("whatsapp"), "second", "wamid.replayed", "message");
        assertThat(inbound("replayed")).extracting(InboundMessage::id).containsOnly(expected);
        eventually(() -> assertThat(waits(before, id)).isFalse());
        assertThat(get(before, "/" + id).path("settlement").path("how").asText())
                .isEqualTo("replayed");

        // The same bytes, quarantined once more by a replica that is not fixed yet.
        new MetaCalls(HTTP, before).genuine(call);
        new MetaCalls(HTTP, before).genuine("marker".getBytes(UTF_8));
        waiting(before, "it is not the JSON that Meta sends");
        assertThat(waits(before, id)).isFalse();
    }

    @Test
    void what_is_dropped_stays_dropped_for_every_replica() throws Exception {
        var meta = new MetaCalls(HTTP, before);
        meta.genuine("{\"dropped\":1}".getBytes(UTF_8));
        var id = waiting(before, "it is not a notification about a WhatsApp business account");

        var withoutReason = send(before, "POST", "/%s/drop".formatted(id), "{}", KEY);
        var dropped = post(before, "/%s/drop".formatted(id), "{\"reason\":\"a test\"}");
        var again = post(after, "/%s/drop".formatted(id), "{\"reason\":\"another\"}");

        assertThat(withoutReason.statusCode()).isEqualTo(400);
        assertThat(dropped.path("outcome").asText()).isEqualTo("dropped");
        assertThat(again.path("outcome").asText()).isEqualTo("dropped");
        eventually(() -> assertThat(waits(after, id)).isFalse());
        meta.genuine("{\"dropped\":1}".getBytes(UTF_8));
        assertThat(waits(before, id)).isFalse();
        assertThat(items(get(before, "?settled=true&limit=200"))).anyMatch(item -> isAbout(item, id));
    }

    @Test
    void what_lies_in_the_attachment_store_is_given_as_it_came() throws Exception {
        var big = "y".repeat(300 * 1024).getBytes(UTF_8);
        new MetaCalls(HTTP, before).genuine(big);
        eventually(() -> assertThat(items(get(before, "?limit=200")))
                .anyMatch(item -> item.path("bytes").isMissingNode()));
        var id = items(get(before, "?limit=200")).stream()
                .filter(item -> item.path("bytes").isMissingNode())
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();

        var raw = HTTP.send(request(before, "/%s/raw".formatted(id), KEY).build(), BodyHandlers.ofByteArray());

        assertThat(raw.body()).isEqualTo(big);
        assertThat(raw.headers().firstValue("content-disposition"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("attachment"));
        assertThat(get(before, "/" + id).path("stored").asText()).startsWith("sha256-");
    }

    @Test
    void all_that_a_filter_means_are_tried_page_by_page_and_what_is_unreadable_goes_on_waiting() throws Exception {
        var meta = new MetaCalls(HTTP, before);
        for (int i = 0; i < 3; i++) {
            meta.genuine("page %d".formatted(i).getBytes(UTF_8));
        }
        meta.genuine(toTheSecondNumber("bulk"));
        waiting(after, "phone_number_id '100000000000002' is not one of ours");

        var outcomes = new HashMap<String, String>();
        var cursor = "";
        do {
            var page = post(after, "/replay?channel=whatsapp&account=demo&limit=2&cursor=" + cursor, "");
            items(page)
                    .forEach(item -> outcomes.put(
                            item.path("id").asText(), item.path("outcome").asText()));
            cursor = page.path("next").asText("");
        } while (!cursor.isEmpty());

        assertThat(outcomes.values()).contains("replayed", "unreadable");
        assertThat(inbound("bulk")).hasSize(1);
        assertThat(items(get(after, "?channel=whatsapp&limit=200")))
                .extracting(item -> item.path("id").asText())
                .containsAll(outcomes.entrySet().stream()
                        .filter(outcome -> outcome.getValue().equals("unreadable"))
                        .map(Map.Entry::getKey)
                        .toList());
        assertThat(items(get(after, "?channel=telegram"))).isEmpty();
        assertThat(after.get("/q/metrics").body())
                .containsPattern("muara_quarantine_waiting\\{[^}]*channel=\"whatsapp\"")
                .containsPattern("muara_quarantine_settled_total\\{[^}]*how=\"replayed\"");
    }

    @Test
    void only_an_administrator_is_answered_and_everything_wrong_is_a_problem() throws Exception {
        var nobody = send(before, "GET", "", "", "not-the-key");
        var typo = send(before, "POST", "/drop?chanel=whatsapp", "{\"reason\":\"x\"}", KEY);
        var unknown = send(before, "GET", "/0192e5a0-0000-8000-8000-000000000001", "", KEY);
        var noId = send(before, "POST", "/one/replay", "", KEY);

        assertThat(nobody.statusCode()).isEqualTo(401);
        assertThat(typo.statusCode()).isEqualTo(400);
        assertThat(typo.body()).contains("There is no parameter 'chanel'");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(noId.statusCode()).isEqualTo(404);
        assertThat(List.of(nobody, typo, unknown, noId))
                .allSatisfy(answer ->
                        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json"));
    }

    private static byte[] toTheSecondNumber(String text) {
        return new String(text(text), UTF_8)
                .replace("100000000000001", "100000000000002")
                .getBytes(UTF_8);
    }

    private static String waiting(ChatProcess chat, String reason) {
        return await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(
                        () -> items(get(chat, "?limit=200")).stream()
                                .filter(item -> item.path("reason").asText().equals(reason))
                                .map(item -> item.path("id").asText())
                                .findFirst()
                                .orElse(""),
                        id -> !id.isEmpty());
    }

    private static boolean waits(ChatProcess chat, String id) throws Exception {
        return items(get(chat, "?limit=200")).stream().anyMatch(item -> isAbout(item, id));
    }

    private static boolean isAbout(JsonNode item, String id) {
        return item.path("id").asText().equals(id);
    }

    private static List<InboundMessage> inbound(String text) {
        try (var reader = new TopicReader(kafka.bootstrapServers(), Topics.INBOUND)) {
            return await().atMost(Duration.ofSeconds(30))
                    .until(
                            () -> reader.records().stream()
                                    .map(record -> Wire.read(record.value(), InboundMessage.class))
                                    .filter(message -> message.content().text().equals(text))
                                    .toList(),
                            found -> !found.isEmpty());
        }
    }

    private static List<JsonNode> items(JsonNode page) {
        return StreamSupport.stream(page.path("items").spliterator(), false).toList();
    }

    private static JsonNode get(ChatProcess chat, String path) throws Exception {
        return body(send(chat, "GET", path, "", KEY));
    }

    private static JsonNode post(ChatProcess chat, String path, String body) throws Exception {
        return body(send(chat, "POST", path, body, KEY));
    }

    private static JsonNode body(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static HttpResponse<String> send(ChatProcess chat, String method, String path, String body, String key)
            throws Exception {
        return HTTP.send(
                request(chat, path, key)
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(ChatProcess chat, String path, String key) {
        return HttpRequest.newBuilder(chat.url(ROOT + path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + key);
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(assertion);
    }

    private static Map<String, String> properties(Map<String, String> more) {
        var properties = new HashMap<>(more);
        properties.put("quarkus.profile", "local");
        properties.put("kafka.bootstrap.servers", kafka.bootstrapServers());
        properties.put("muara.attachments.folder", attachments.toString());
        properties.put("muara.admin-key", KEY);
        return properties;
    }
}
