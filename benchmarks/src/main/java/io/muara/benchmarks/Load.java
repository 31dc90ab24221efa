package io.muara.benchmarks;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.muara.contracts.MessageId;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;
import java.util.function.ObjLongConsumer;
import org.HdrHistogram.Histogram;

/**
 * Sends webhooks for a while, at a fixed rate or as fast as they are accepted, and measures the answers. At a fixed rate a
 * webhook's time runs from when it was due, not from when a connection was free: a platform that stalls cannot make itself
 * look fast by being asked less.
 */
final class Load {

    private static final long LONGEST_MICROS = SECONDS.toMicros(60);
    private static final long PATIENCE_MILLIS = SECONDS.toMillis(10);
    private static final int TICK_MILLIS = 1;
    private static final int ACCEPTED = 200;

    private final Vertx vertx;
    private final HttpClient client;
    private final RequestOptions request;
    private final Webhooks webhooks;
    private final ObjLongConsumer<MessageId> sent;

    private final Histogram answers = new Histogram(LONGEST_MICROS, 3);
    private final CompletableFuture<Void> finished = new CompletableFuture<>();
    private long offered;
    private long accepted;
    private long errors;
    private boolean allOffered;

    /** @param sent told of each message and the time it was due, before it goes out */
    Load(Vertx vertx, URI to, int connections, Webhooks webhooks, ObjLongConsumer<MessageId> sent) {
        this.vertx = vertx;
        this.webhooks = webhooks;
        this.sent = sent;
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setMaxPoolSize(connections).setMaxWaitQueueSize(-1));
        this.request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(to.toString())
                .setTimeout(PATIENCE_MILLIS);
    }

    /** Every webhook at its time, whatever became of those before. */
    Result atRate(int perSecond, int seconds) {
        var planned = (long) perSecond * seconds;
        return run(started -> offerWhatIsDue(started, SECONDS.toNanos(1) / perSecond, planned));
    }

    /** Each connection sends the next webhook when its last one was answered. */
    Result asFastAsAccepted(int connections, int seconds) {
        return run(started -> {
            for (var i = 0; i < connections; i++) {
                sendAgainUntil(started + SECONDS.toNanos(seconds));
            }
        });
    }

    private Result run(LongConsumer start) {
        var started = System.nanoTime();
        vertx.runOnContext(ignored -> start.accept(started));
        finished.join();
        var took = System.nanoTime() - started;
        client.close().toCompletionStage().toCompletableFuture().join();
        return new Result(offered, accepted, errors, took / (double) SECONDS.toNanos(1), answers);
    }

    private void offerWhatIsDue(long started, long every, long planned) {
        for (var due = started + offered * every; offered < planned && due <= System.nanoTime(); due += every) {
            send(due, () -> {});
        }
        allOffered = offered == planned;
        if (!allOffered) {
            vertx.setTimer(TICK_MILLIS, ignored -> offerWhatIsDue(started, every, planned));
        }
    }

    private void sendAgainUntil(long end) {
        allOffered = System.nanoTime() >= end;
        if (!allOffered) {
            send(System.nanoTime(), () -> sendAgainUntil(end));
        }
    }

    private void send(long due, Runnable next) {
        var webhook = webhooks.next();
        sent.accept(webhook.id(), due);
        offered++;
        client.request(request)
                .compose(ready -> ready.putHeader("Content-Type", "application/json")
                        .putHeader("X-Hub-Signature-256", webhook.signature())
                        .send(Buffer.buffer(webhook.body())))
                .compose(answer -> answer.end().map(answer.statusCode()))
                .onComplete(status -> {
                    count(due, status.succeeded() && status.result() == ACCEPTED);
                    next.run();
                    if (allOffered && accepted + errors == offered) {
                        finished.complete(null);
                    }
                });
    }

    private void count(long due, boolean isAccepted) {
        if (!isAccepted) {
            errors++;
            return;
        }
        accepted++;
        answers.recordValue(Math.min(LONGEST_MICROS, NANOSECONDS.toMicros(System.nanoTime() - due)));
    }

    /**
     * @param seconds from the first webhook sent to the last one answered
     * @param answers of those accepted, in microseconds
     */
    record Result(long offered, long accepted, long errors, double seconds, Histogram answers) {

        double acceptedPerSecond() {
            return accepted / seconds;
        }
    }
}
