package io.muara.chat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.testkit.LocalSecrets;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Calls as Meta makes them.
 *
 * @param chat whom it calls
 */
record MetaCalls(HttpClient http, ChatProcess chat) {

    static final String DEMO = "/webhooks/whatsapp/demo";
    static final String FORGED = "sha256=" + "0".repeat(64);

    /** A text message to the demo number. */
    static byte[] text(String text) {
        return new String(Samples.of("whatsapp").bytes("phone-only.json"), UTF_8)
                .replace("wamid.PHONEONLY=", "wamid." + text)
                .replace("halo", text)
                .getBytes(UTF_8);
    }

    HttpResponse<String> genuine(byte[] body) throws Exception {
        return send(DEMO, body, signature(LocalSecrets.META, body));
    }

    HttpResponse<String> send(String path, byte[] body, String signature) throws Exception {
        return http.send(request(path, body, signature).build(), BodyHandlers.ofString());
    }

    HttpRequest.Builder request(String path, byte[] body, String signature) {
        return HttpRequest.newBuilder(chat.url(path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .header("X-Hub-Signature-256", signature)
                .POST(BodyPublishers.ofByteArray(body));
    }

    static String signature(String secret, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
