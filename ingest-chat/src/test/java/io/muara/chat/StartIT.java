package io.muara.chat;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muara.testkit.EmbeddedKafka;
import io.muara.testkit.Ports;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How the packaged service starts and stops. */
class StartIT {

    /** Of an empty object, by the published local secret. */
    private static final String SIGNATURE = "sha256=c34dbc3d2cf5aaaa917d92e31c4827aad41fd9a2092147d0ecb50501bc788faa";

    private static EmbeddedKafka kafka;

    @BeforeAll
    static void startKafka() {
        kafka = EmbeddedKafka.startTemporary();
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    @Test
    void it_starts_without_kafka_and_becomes_ready_once_kafka_is_there() throws Exception {
        var port = Ports.free();
        try (var chat = ChatProcess.start(local("localhost:" + port))) {
            await().atMost(Duration.ofSeconds(30)).until(() -> chat.isUp("live"));
            assertThat(chat.isUp("ready")).isFalse();
            assertThat(genuine(chat)).isEqualTo(503);

            try (var late = EmbeddedKafka.startTemporary(port)) {
                assertThat(late.bootstrapServers()).isEqualTo("localhost:" + port);
                chat.ready();
                await().atMost(Duration.ofSeconds(30)).until(() -> genuine(chat) == 200);

                chat.terminate();
                chat.exit(Duration.ofSeconds(12));
            }
            assertThat(chat.log()).doesNotContain("ERROR");
        }
    }

    @Test
    void it_starts_while_the_name_of_kafka_does_not_resolve() {
        try (var chat = ChatProcess.start(local("no-such-host.invalid:9092"))) {
            await().atMost(Duration.ofSeconds(30)).until(() -> chat.isUp("live"));
            assertThat(chat.isUp("ready")).isFalse();
        }
    }

    @Test
    void it_stops_within_ten_seconds_while_kafka_is_away() throws Exception {
        try (var chat = ChatProcess.start(local("localhost:" + Ports.free()))) {
            await().atMost(Duration.ofSeconds(30)).until(() -> chat.isUp("live"));

            chat.terminate();

            chat.exit(Duration.ofSeconds(12));
        }
    }

    @Test
    void a_call_under_way_when_it_is_to_stop_is_still_answered() throws Exception {
        try (var chat = ChatProcess.start(local(kafka.bootstrapServers())).ready();
                var socket = new Socket("localhost", chat.url("/").getPort())) {
            await().atMost(Duration.ofSeconds(30)).until(() -> genuine(chat) == 200);
            socket.getOutputStream().write(halfACall());
            await().atMost(Duration.ofSeconds(10)).until(() -> genuine(chat) == 200);

            chat.terminate();
            await().atMost(Duration.ofSeconds(10)).until(() -> chat.log().contains("Waiting for HTTP requests"));
            socket.getOutputStream().write('}');

            assertThat(firstLine(socket)).isEqualTo("HTTP/1.1 200 OK");
            chat.exit(Duration.ofSeconds(12));
        }
    }

    @Test
    void a_call_too_many_is_asked_to_come_back_until_one_of_the_others_ends() throws Exception {
        try (var chat = ChatProcess.start(with(
                        with(local(kafka.bootstrapServers()), "muara.arrival.max-calls", "1"),
                        "muara.arrival.patience",
                        "20s"))
                .ready()) {
            await().atMost(Duration.ofSeconds(30)).until(() -> genuine(chat) == 200);

            kafka.pause();
            try (var calls = Executors.newVirtualThreadPerTaskExecutor()) {
                var both = List.of(calls.submit(() -> genuine(chat)), calls.submit(() -> genuine(chat)));
                await().atMost(Duration.ofSeconds(10)).until(() -> both.stream().anyMatch(Future::isDone));
                kafka.resume();

                assertThat(List.of(both.get(0).get(), both.get(1).get())).containsExactlyInAnyOrder(200, 503);
            }
            await().atMost(Duration.ofSeconds(10)).until(() -> genuine(chat) == 200);
        }
    }

    @Test
    void a_call_whose_body_is_still_to_come_takes_nobody_elses_place() throws Exception {
        try (var chat = ChatProcess.start(with(local(kafka.bootstrapServers()), "muara.arrival.max-calls", "2"))
                        .ready();
                var socket = new Socket("localhost", chat.url("/").getPort());
                var other = new Socket("localhost", chat.url("/").getPort())) {
            socket.getOutputStream().write(halfACall());
            other.getOutputStream().write(halfACall());

            await().atMost(Duration.ofSeconds(30)).until(() -> genuine(chat) == 200);
            socket.getOutputStream().write('}');

            assertThat(firstLine(socket)).isEqualTo("HTTP/1.1 200 OK");
        }
    }

    @Test
    void a_body_that_takes_too_long_is_not_waited_for() throws Exception {
        try (var chat = ChatProcess.start(with(local("localhost:1"), "muara.arrival.body-timeout", "50ms"))) {
            await().atMost(Duration.ofSeconds(30)).until(() -> chat.isUp("live"));
            try (var socket = new Socket("localhost", chat.url("/").getPort())) {
                socket.getOutputStream().write(halfACall());
                await().pollDelay(Duration.ofMillis(500)).until(() -> true);
                socket.getOutputStream().write('}');

                assertThat(firstLine(socket)).startsWith("HTTP/1.1 408");
            }
        }
    }

    @Test
    void in_production_the_published_secrets_stop_it_and_it_says_which() throws Exception {
        var properties = new HashMap<>(account("real"));
        properties.put("muara.whatsapp.accounts.shop.verify-token", "muara-local-verify");
        try (var chat = ChatProcess.start(properties)) {
            assertThat(chat.exit(Duration.ofSeconds(30))).isNotZero();
            assertThat(chat.log()).contains("muara.whatsapp.accounts.shop.verify-token");
        }
    }

    @Test
    void a_missing_property_stops_it_and_it_says_which() throws Exception {
        var properties = new HashMap<>(account("real"));
        properties.remove("muara.whatsapp.accounts.shop.access-token");
        properties.put("muara.whatsapp.accounts.shop.app-secrets", "");
        try (var chat = ChatProcess.start(properties)) {
            assertThat(chat.exit(Duration.ofSeconds(30))).isNotZero();
            assertThat(chat.log())
                    .contains("muara.whatsapp.accounts.shop.access-token")
                    .contains("muara.whatsapp.accounts.shop.app-secrets");
        }
    }

    private static int genuine(ChatProcess chat) throws Exception {
        var request = HttpRequest.newBuilder(chat.url("/webhooks/whatsapp/demo"))
                .header("X-Hub-Signature-256", SIGNATURE)
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString()).statusCode();
        }
    }

    private static byte[] halfACall() {
        var call = "POST /webhooks/whatsapp/demo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n"
                + "X-Hub-Signature-256: " + SIGNATURE + "\r\n\r\n{";
        return call.getBytes(US_ASCII);
    }

    private static @Nullable String firstLine(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII)).readLine();
    }

    private static Map<String, String> with(Map<String, String> properties, String name, String value) {
        var more = new HashMap<>(properties);
        more.put(name, value);
        return more;
    }

    private static Map<String, String> local(String bootstrapServers) {
        return Map.of("quarkus.profile", "local", "kafka.bootstrap.servers", bootstrapServers);
    }

    private static Map<String, String> account(String secret) {
        var shop = "muara.whatsapp.accounts.shop.";
        return Map.of(
                shop + "app-secrets", secret,
                shop + "verify-token", secret,
                shop + "access-token", secret,
                shop + "phone-number-id", "1");
    }
}
