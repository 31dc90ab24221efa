package io.muara.chat.vonage;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muara.ingest.WebhookCall;
import io.muara.ingest.reading.Form;
import java.io.IOException;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Calls as Vonage signs them: written by itself, so that a mistake in ours is not repeated here. */
final class Signed {

    /** Ten seconds after what the samples say. */
    static final Instant NOW = Instant.parse("2026-11-21T10:00:10Z");

    private static final JsonMapper JSON = new JsonMapper();

    private Signed() {}

    /** A form or JSON with {@code sig} as its last field, as far as it is one of the two. */
    static WebhookCall sms(String secret, byte[] body) {
        return new WebhookCall("demo", "", Map.of(), signed(secret, body), NOW);
    }

    static WebhookCall get(String secret, byte[] query) {
        return new WebhookCall("GET", "demo", new String(signed(secret, query), UTF_8), Map.of(), new byte[0], NOW);
    }

    static WebhookCall message(String secret, byte[] body) {
        return message(
                secret, body, "{\"alg\":\"HS256\",\"typ\":\"JWT\"}", claims(body, Setups.KEY, NOW.getEpochSecond()));
    }

    static WebhookCall message(String secret, byte[] body, String header, String claims) {
        var signed = base64(header.getBytes(UTF_8)) + "." + base64(claims.getBytes(UTF_8));
        var token = signed + "." + base64(hmac(secret, signed));
        return new WebhookCall("demo", "", Map.of("authorization", "Bearer " + token), body, NOW);
    }

    static String claims(byte[] body, String apiKey, long issuedAt) {
        return "{\"iat\":%d,\"jti\":\"1\",\"iss\":\"Vonage\",\"payload_hash\":\"%s\",\"api_key\":\"%s\"}"
                .formatted(issuedAt, HexFormat.of().formatHex(sha256(body)), apiKey);
    }

    private static byte[] signed(String secret, byte[] payload) {
        var text = new String(payload, UTF_8);
        if (!text.startsWith("{")) {
            return form(secret, payload);
        }
        try {
            return json(secret, JSON.readTree(payload).deepCopy());
        } catch (IOException notJson) {
            return payload;
        }
    }

    private static byte[] form(String secret, byte[] payload) {
        var fields = new TreeMap<String, String>();
        Form.of(payload).fields().forEach((name, values) -> fields.put(name, values.getFirst()));
        fields.remove("sig");
        var signature = signature(secret, fields);
        fields.put("sig", signature);
        return fields.entrySet().stream()
                .map(field ->
                        URLEncoder.encode(field.getKey(), UTF_8) + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"))
                .getBytes(UTF_8);
    }

    private static byte[] json(String secret, ObjectNode json) {
        json.remove("sig");
        var fields = new TreeMap<String, String>();
        json.properties()
                .forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
        return json.put("sig", signature(secret, fields)).toString().getBytes(UTF_8);
    }

    private static String signature(String secret, SortedMap<String, String> fields) {
        var signed = fields.entrySet().stream()
                .map(field -> "&" + field.getKey() + "=" + field.getValue().replaceAll("[&=]", "_"))
                .collect(Collectors.joining());
        return HexFormat.of().formatHex(hmac(secret, signed));
    }

    private static byte[] hmac(String secret, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sha256(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
