package io.muara.chat;

import static io.muara.chat.MetaCalls.DEMO;
import static io.muara.chat.MetaCalls.FORGED;
import static io.muara.chat.MetaCalls.signature;
import static io.muara.chat.MetaCalls.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muara.contracts.InboundMessage;
import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import io.muara.testkit.EmbeddedKafka;
import io.muara.testkit.TopicReader;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom the packaged service believes: one account's secrets change, another's signatures are only watched. */
class SignaturesIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String WATCHED = "/webhooks/whatsapp/watched";

    @TempDir
    static Path folder;

    private static EmbeddedKafka kafka;
    private static ChatProcess chat;
    private static MetaCalls meta;

    @BeforeAll
    static void start() throws Exception {
        kafka = EmbeddedKafka.startTemporary();
        Files.writeString(folder.resolve("secrets"), "muara-local-old\n");
        var watched = "muara.whatsapp.accounts.watched.";
        chat = ChatProcess.start(Map.ofEntries(
                        Map.entry("quarkus.profile", "local"),
                        Map.entry("kafka.bootstrap.servers", kafka.bootstrapServers()),
                        Map.entry(
                                "muara.attachments.folder",
                                folder.resolve("attachments").toString()),
                        Map.entry("muara.whatsapp.accounts.demo.app-secrets", "file:" + folder.resolve("secrets")),
                        Map.entry(watched + "app-secrets", "muara-local-another"),
                        Map.entry(watched + "verify-token", "muara-local-verify"),
                        Map.entry(watched + "access-token", "muara-local-token"),
                        Map.entry(watched + "phone-number-id", "100000000000002"),
                        Map.entry("muara.arrival.channels.whatsapp.accounts.watched.signatures", "shadow"),
                        Map.entry("muara.arrival.channels.telegram.signatures", "shadow")))
                .ready();
        meta = new MetaCalls(HTTP, chat);
    }

    @AfterAll
    static void stop() throws Exception {
        for (var each : new AutoCloseable[] {chat, kafka, HTTP}) {
            if (each != null) {
                each.close();
            }
        }
    }

    @Test
    void a_secret_is_changed_without_a_restart_and_without_losing_a_call() throws Exception {
        assertThat(by("muara-local-old")).isEqualTo(200);
        assertThat(by("muara-local-new")).isEqualTo(401);

        Files.writeString(folder.resolve("secrets"), "muara-local-new\nmuara-local-old\n");
        await().atMost(Duration.ofSeconds(30)).until(() -> by("muara-local-new") == 200);
        assertThat(by("muara-local-old")).isEqualTo(200);

        Files.writeString(folder.resolve("secrets"), "muara-local-new\n");
        await().atMost(Duration.ofSeconds(30)).until(() -> by("muara-local-old") == 401);
        assertThat(by("muara-local-new")).isEqualTo(200);
    }

    @Test
    void of_an_account_that_is_only_watched_a_wrong_proof_is_counted_and_the_call_is_taken() throws Exception {
        var body = new String(text("watched"), UTF_8)
                .replace("100000000000001", "100000000000002")
                .getBytes(UTF_8);

        assertThat(meta.send(WATCHED, body, FORGED).statusCode()).isEqualTo(200);
        assertThat(meta.send(WATCHED, body, FORGED).statusCode()).isEqualTo(200);

        var record = inbound("watched");
        assertThat(Wire.read(record.value(), InboundMessage.class)
                        .conversation()
                        .account())
                .isEqualTo("watched");
        assertThat(record.headers().lastHeader("muara-unproven"))
                .extracting(Header::value)
                .isEqualTo("bad-signature".getBytes(UTF_8));
        assertThat(chat.get("/q/metrics").body())
                .containsPattern("muara_webhooks_rejected_total\\{[^}]*mode=\"shadow\"[^}]*\\} 2");
        assertThat(chat.log().lines().filter(line -> line.contains("call taken although its proof is wrong")))
                .singleElement()
                .asString()
                .contains("channel=whatsapp account=watched reason=bad-signature")
                .doesNotContain("wamid");
    }

    @Test
    void what_is_proven_says_nothing_of_it_even_where_proofs_are_only_watched() throws Exception {
        var body = new String(text("proven"), UTF_8)
                .replace("100000000000001", "100000000000002")
                .getBytes(UTF_8);

        assertThat(meta.send(WATCHED, body, signature("muara-local-another", body))
                        .statusCode())
                .isEqualTo(200);

        assertThat(inbound("proven").headers().lastHeader("muara-unproven")).isNull();
    }

    @Test
    void the_start_warns_of_each_channel_that_is_only_watched() {
        assertThat(chat.log())
                .contains("channel=whatsapp accounts=[watched]")
                .contains("channel=telegram accounts=[all]");
    }

    @Test
    void nobody_is_never_believed_and_what_is_rejected_is_stored_nowhere() throws Exception {
        var big = "x".repeat(300 * 1024).getBytes(UTF_8);

        assertThat(meta.send(DEMO, text("rejected"), FORGED).statusCode()).isEqualTo(401);
        assertThat(meta.send(DEMO, big, FORGED).statusCode()).isEqualTo(401);
        assertThat(meta.send("/webhooks/telegram/nobody", big, FORGED).statusCode())
                .isEqualTo(401);
        assertThat(meta.send("/webhooks/whatsapp/nobody", big, FORGED).statusCode())
                .isEqualTo(401);

        // Taken, because all of Telegram is only watched; when it is there, what came before it would be, too.
        assertThat(meta.send("/webhooks/telegram/demo", "last".getBytes(UTF_8), FORGED)
                        .statusCode())
                .isEqualTo(200);
        try (var quarantine = new TopicReader(kafka.bootstrapServers(), Topics.QUARANTINE)) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> !quarantine.records().isEmpty());
            assertThat(quarantine.records()).extracting(ConsumerRecord::key).containsOnly("telegram:demo");
        }
        assertThat(folder.resolve("attachments")).doesNotExist();
        try (var inbound = new TopicReader(kafka.bootstrapServers(), Topics.INBOUND)) {
            assertThat(inbound.records()).noneMatch(record -> isText(record, "rejected"));
        }
    }

    private static int by(String secret) throws Exception {
        var body = text("rotation");
        return meta.send(DEMO, body, signature(secret, body)).statusCode();
    }

    private static ConsumerRecord<String, byte[]> inbound(String text) {
        try (var inbound = new TopicReader(kafka.bootstrapServers(), Topics.INBOUND)) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> inbound.records().stream().anyMatch(record -> isText(record, text)));
            return List.copyOf(inbound.records()).stream()
                    .filter(record -> isText(record, text))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static boolean isText(ConsumerRecord<String, byte[]> record, String text) {
        return Wire.read(record.value(), InboundMessage.class).content().text().equals(text);
    }
}
