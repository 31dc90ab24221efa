package io.muara.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.contracts.Wire;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Posts what became of each reply to a webhook, signed as Meta does, beside the answering of calls. */
final class FakeGraphStatuses {

    private static final int MOST_WAITING = 1000;
    private static final int ATTEMPTS = 5;

    private final URI webhook;
    private final String appSecret;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    /** Beyond its bound a report is dropped: a fake must not take the memory of what it serves. */
    private final ThreadPoolExecutor worker = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform().daemon().name("fake-graph-statuses").factory(),
            new ThreadPoolExecutor.DiscardPolicy());

    FakeGraphStatuses(URI webhook, String appSecret) {
        this.webhook = webhook;
        this.appSecret = appSecret;
    }

    void report(FakeGraph.Sent sent) {
        worker.execute(() -> List.of("sent", "delivered", "read").forEach(status -> post(body(sent, status))));
    }

    void close() {
        worker.shutdownNow();
        client.shutdownNow();
    }

    private void post(byte[] body) {
        var request = HttpRequest.newBuilder(webhook)
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .header("X-Hub-Signature-256", "sha256=" + signature(body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        var accepted = false;
        for (int attempt = 0; attempt < ATTEMPTS && !accepted; attempt++) {
            accepted = accepted(request);
        }
    }

    private boolean accepted(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private String signature(byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(appSecret.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HmacSHA256, which every Java must have", e);
        }
    }

    private static byte[] body(FakeGraph.Sent sent, String status) {
        var report = Map.of(
                "id",
                sent.id(),
                "status",
                status,
                "timestamp",
                Long.toString(Instant.now().getEpochSecond()),
                "recipient_id",
                sent.to(),
                "biz_opaque_callback_data",
                sent.callbackData().orElse(""));
        var value = Map.of(
                "messaging_product",
                "whatsapp",
                "metadata",
                Map.of("display_phone_number", "15550000001", "phone_number_id", sent.phoneNumberId()),
                "statuses",
                List.of(report));
        return Wire.bytes(Map.of(
                "object",
                "whatsapp_business_account",
                "entry",
                List.of(Map.of(
                        "id", "200000000000001", "changes", List.of(Map.of("field", "messages", "value", value))))));
    }
}
