package io.muara.email.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.muara.ingest.WebhookCall;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Forms as providers post them, and calls with them. */
final class Forms {

    static final Instant RECEIVED = Instant.parse("2026-11-21T02:00:00Z");

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    Forms field(String name, String value) {
        return field(name, value.getBytes(UTF_8));
    }

    Forms field(String name, byte[] value) {
        return part("name=\"%s\"".formatted(name), value);
    }

    Forms file(String name, String fileName, String mediaType, byte[] bytes) {
        return part("name=\"%s\"; filename=\"%s\"\r\nContent-Type: %s".formatted(name, fileName, mediaType), bytes);
    }

    byte[] bytes() {
        var whole = new ByteArrayOutputStream();
        whole.writeBytes(body.toByteArray());
        whole.writeBytes("--xYzZY--\r\n".getBytes(UTF_8));
        return whole.toByteArray();
    }

    /** @param fields pairs of name and value */
    static byte[] encoded(List<JsonNode> fields) {
        return fields.stream()
                .map(field -> field.get(0).asText() + "="
                        + URLEncoder.encode(field.get(1).asText(), UTF_8))
                .collect(Collectors.joining("&"))
                .getBytes(UTF_8);
    }

    /** With the media type that such a body has. */
    static WebhookCall call(byte[] body, Map<String, String> headers) {
        var all = new HashMap<>(headers);
        all.put("content-type", mediaType(new String(body, UTF_8)));
        return new WebhookCall("support", "", all, body, RECEIVED);
    }

    private static String mediaType(String body) {
        if (body.startsWith("Return-Path:") || body.startsWith("Delivered-To:")) {
            return "message/rfc822";
        }
        if (body.startsWith("{")) {
            return "application/json";
        }
        return body.startsWith("timestamp=")
                ? "application/x-www-form-urlencoded"
                : "multipart/form-data; boundary=xYzZY";
    }

    private Forms part(String disposition, byte[] value) {
        body.writeBytes("--xYzZY\r\nContent-Disposition: form-data; %s\r\n\r\n"
                .formatted(disposition)
                .getBytes(UTF_8));
        body.writeBytes(value);
        body.writeBytes("\r\n".getBytes(UTF_8));
        return this;
    }
}
