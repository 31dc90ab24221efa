package io.muara.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.muara.testkit.EmbeddedKafka;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallersIT {

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger sent = new AtomicInteger();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void the_baseline_accepts_what_is_sent_at_the_rate_it_is_sent() throws Exception {
        try (var kafka = EmbeddedKafka.startTemporary();
                var baseline = BaselineProcess.start(kafka.bootstrapServers())) {
            var fixed = callers(baseline.to()).atRate(100, 2);
            assertThat(fixed.offered())
                    .isEqualTo(200)
                    .isEqualTo(fixed.accepted())
                    .isEqualTo(sent.get());
            assertThat(fixed.answers().getTotalCount()).isEqualTo(200);
            assertThat(fixed.seconds()).isBetween(1.9, 10.0);

            var peak = callers(baseline.to()).asFastAsAccepted(1);
            assertThat(peak.accepted()).isEqualTo(peak.offered()).isGreaterThan(8);
            assertThat(ResidentMemory.mebibytes(baseline.pid()))
                    .hasValueSatisfying(it -> assertThat(it).isPositive());
        }
    }

    @Test
    void time_runs_from_when_a_webhook_was_due_also_when_the_server_stalls() {
        var server = vertx.createHttpServer()
                .requestHandler(request ->
                        vertx.setTimer(200, ignored -> request.response().end()))
                .listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .join();

        var stalled = callers(URI.create("http://localhost:%d/".formatted(server.actualPort())), 1)
                .atRate(20, 1);

        // One connection does five a second, twenty are due: the last one is due after 0.95 s and answered after 4 s.
        assertThat(stalled.accepted()).isEqualTo(20);
        assertThat(stalled.answers().getMaxValue()).isGreaterThan(2_500_000);
    }

    @Test
    void what_is_refused_is_an_error_and_no_time() {
        var server = vertx.createHttpServer()
                .requestHandler(request -> request.response().setStatusCode(503).end())
                .listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .join();

        var refused = callers(URI.create("http://localhost:%d/".formatted(server.actualPort())))
                .atRate(50, 1);

        assertThat(refused.errors()).isEqualTo(50);
        assertThat(refused.answers().getTotalCount()).isZero();
    }

    private Callers callers(URI to) {
        return callers(to, 8);
    }

    private Callers callers(URI to, int connections) {
        var webhooks = new WhatsappWebhooks("demo", "secret");
        return new Callers(to, connections, due -> {
            sent.incrementAndGet();
            return webhooks.next().posted(to);
        });
    }
}
