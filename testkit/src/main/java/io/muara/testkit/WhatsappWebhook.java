package io.muara.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One webhook call as WhatsApp makes it, signed. Holds no state, so the same call can be made twice.
 *
 * @param messageId WhatsApp's id of the message, {@code wamid.…}
 * @param signature the value of {@code X-Hub-Signature-256}
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes that were signed, handed on as they are
public record WhatsappWebhook(String messageId, byte[] body, String signature) {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /**
     * A text message.
     *
     * @param from in E.164, with or without the plus
     * @param name what the sender calls themselves
     */
    public static WhatsappWebhook text(
            String appSecret,
            String phoneNumberId,
            String messageId,
            String from,
            String name,
            String text,
            Instant at) {
        var waId = from.replace("+", "");
        var message = JSON.objectNode()
                .put("from", waId)
                .put("from_user_id", "ID." + waId)
                .put("id", messageId)
                .put("timestamp", Long.toString(at.getEpochSecond()))
                .put("type", "text");
        message.putObject("text").put("body", text);
        var contact = JSON.objectNode().put("wa_id", waId).put("user_id", "ID." + waId);
        contact.putObject("profile").put("name", name);
        return signed(appSecret, messageId, envelope(phoneNumberId, contact, message));
    }

    private static ObjectNode envelope(String phoneNumberId, ObjectNode contact, ObjectNode message) {
        var value = JSON.objectNode().put("messaging_product", "whatsapp");
        value.putObject("metadata").put("display_phone_number", "622150000001").put("phone_number_id", phoneNumberId);
        value.putArray("contacts").add(contact);
        value.putArray("messages").add(message);
        var envelope = JSON.objectNode().put("object", "whatsapp_business_account");
        var change = envelope.putArray("entry")
                .addObject()
                .put("id", "200000000000001")
                .putArray("changes")
                .addObject();
        change.put("field", "messages").set("value", value);
        return envelope;
    }

    /** Any payload, signed over its bytes. */
    public static WhatsappWebhook signed(String appSecret, String messageId, ObjectNode payload) {
        var body = payload.toString().getBytes(UTF_8);
        return new WhatsappWebhook(messageId, body, "sha256=" + hmacSha256(appSecret, body));
    }

    /** Makes the call and waits for the answer. */
    public HttpResponse<String> post(HttpClient client, URI webhook) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(webhook)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("X-Hub-Signature-256", signature)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private static String hmacSha256(String secret, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HMAC-SHA256, which every Java must have", e);
        }
    }
}
