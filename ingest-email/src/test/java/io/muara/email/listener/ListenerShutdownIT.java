package io.muara.email.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muara.email.listener.ListenerConfig.Protocol;
import io.muara.ingest.arrival.Journal;
import io.muara.testkit.EmbeddedKafka;
import io.muara.testkit.Ports;
import io.quarkus.runtime.ShutdownEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody is left without an answer when the service goes down. */
class ListenerShutdownIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static EmbeddedKafka kafka;
    private static Journal journal;

    @TempDir
    Path attachments;

    private final int port = Ports.free();
    private Listener listener;

    @BeforeAll
    static void start() throws InterruptedException {
        kafka = EmbeddedKafka.startTemporary();
        journal = Listening.journal(kafka);
    }

    @AfterAll
    static void stop() {
        journal.stop(new ShutdownEvent());
        kafka.close();
    }

    @BeforeEach
    void listen() {
        listener = Listening.start(port, Protocol.LMTP, journal, attachments, "support");
    }

    @Test
    void who_waits_is_told_to_come_again_when_the_service_goes_down() throws Exception {
        try (var client = new LmtpClient(port)) {
            client.answer();
            client.ask("LHLO mx");

            listener.stop(new ShutdownEvent());

            assertThat(client.answer()).startsWith("421 ");
            assertThat(client.answer()).isEmpty();
        }
    }

    @Test
    void a_mail_that_is_coming_when_the_service_goes_down_may_end() throws Exception {
        try (var client = LmtpClient.sendingTo(port, "support@muara.id")) {
            var stopped = CompletableFuture.runAsync(this::stopListening);
            await().atMost(PATIENCE).until(this::nobodyIsAccepted);

            client.say("Subject: last\r\n\r\nx\r\n.\r\n");

            assertThat(client.answer()).startsWith("250 ");
            assertThat(client.answer()).startsWith("421 ");
            stopped.join();
        }
    }

    @Test
    void a_mail_whose_end_does_not_come_is_not_waited_for_when_the_service_goes_down() throws Exception {
        try (var client = LmtpClient.sendingTo(port, "support@muara.id")) {
            client.say("Subject: never\r\n");

            listener.stop(new ShutdownEvent());

            assertThat(client.answer()).startsWith("421 ");
            assertThat(client.answer()).isEmpty();
        }
    }

    private void stopListening() {
        try {
            listener.stop(new ShutdownEvent());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean nobodyIsAccepted() {
        try (var _ = new LmtpClient(port)) {
            return false;
        } catch (IOException _) {
            return true;
        }
    }
}
