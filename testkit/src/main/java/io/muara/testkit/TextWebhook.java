package io.muara.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * One text message as its provider's webhook brings it to the demo account of profile {@code local}, proven with that
 * account's published secret. Holds no state, so the same call can be made twice.
 *
 * @param url where it is posted to
 * @param contact whom the conversation is with, as the channel names them
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes that were signed, handed on as they are
public record TextWebhook(URI url, String contact, Map<String, String> headers, byte[] body) {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** What makes the call. */
    @FunctionalInterface
    public interface Provider {

        /**
         * @param chat where ingest-chat is, such as {@code http://localhost:8081}
         * @param id the provider's number of the message: another number is another message
         * @param from the sender as the provider names them: digits
         */
        TextWebhook text(String chat, long id, String from, String name, String text);
    }

    /** By channel. */
    public static final Map<String, Provider> PROVIDERS = Map.of(
            "telegram", TextWebhook::telegram,
            "line", TextWebhook::line,
            "messenger", TextWebhook::messenger,
            "instagram", TextWebhook::instagram,
            "twilio", TextWebhook::twilio,
            "vonage", TextWebhook::vonage,
            "x", TextWebhook::x,
            "slack", TextWebhook::slack);

    /** Makes the call and waits for the answer. */
    public HttpResponse<String> post(HttpClient client) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(url)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::setHeader);
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static TextWebhook telegram(String chat, long id, String from, String name, String text) {
        var update = JSON.objectNode().put("update_id", id);
        var message = update.putObject("message").put("message_id", id).put("date", now());
        message.putObject("chat").put("id", Long.parseLong(from)).put("type", "private");
        message.putObject("from")
                .put("id", Long.parseLong(from))
                .put("is_bot", false)
                .put("first_name", name)
                .put("language_code", "id");
        message.put("text", text);
        return new TextWebhook(
                url(chat, "telegram"),
                from,
                Map.of("X-Telegram-Bot-Api-Secret-Token", LocalSecrets.TELEGRAM),
                update.toString().getBytes(UTF_8));
    }

    private static TextWebhook line(String chat, long id, String from, String name, String text) {
        var root = JSON.objectNode().put("destination", "Umuara");
        var event = root.putArray("events")
                .addObject()
                .put("type", "message")
                .put("mode", "active")
                .put("timestamp", now() * 1000)
                .put("webhookEventId", "01MUARA" + id);
        event.putObject("deliveryContext").put("isRedelivery", false);
        event.put("replyToken", "reply-" + id);
        event.putObject("source").put("type", "user").put("userId", "U" + from);
        event.putObject("message")
                .put("id", Long.toString(id))
                .put("type", "text")
                .put("text", text);
        var body = root.toString().getBytes(UTF_8);
        return new TextWebhook(
                url(chat, "line"),
                "U" + from,
                Map.of("x-line-signature", Signing.base64("HmacSHA256", LocalSecrets.LINE, body)),
                body);
    }

    private static TextWebhook messenger(String chat, long id, String from, String name, String text) {
        return meta(chat, "messenger", "page", LocalSecrets.PAGE, id, from, text);
    }

    private static TextWebhook instagram(String chat, long id, String from, String name, String text) {
        return meta(chat, "instagram", "instagram", LocalSecrets.INSTAGRAM, id, from, text);
    }

    private static TextWebhook meta(
            String chat, String channel, String object, String us, long id, String from, String text) {
        var root = JSON.objectNode().put("object", object);
        var entry = root.putArray("entry").addObject().put("id", us).put("time", now() * 1000);
        var event = entry.putArray("messaging").addObject();
        event.putObject("sender").put("id", from);
        event.putObject("recipient").put("id", us);
        event.put("timestamp", now() * 1000);
        event.putObject("message").put("mid", "m_" + id).put("text", text);
        var body = root.toString().getBytes(UTF_8);
        return new TextWebhook(
                url(chat, channel),
                from,
                Map.of("X-Hub-Signature-256", "sha256=" + Signing.hex("HmacSHA256", LocalSecrets.META, body)),
                body);
    }

    /** An SMS. */
    private static TextWebhook twilio(String chat, long id, String from, String name, String text) {
        var form = Map.of(
                "MessageSid",
                "SM%032d".formatted(id),
                "AccountSid",
                LocalSecrets.TWILIO_ACCOUNT,
                "From",
                "+" + from,
                "To",
                "+6215000001",
                "Body",
                text,
                "NumMedia",
                "0",
                "NumSegments",
                "1");
        var url = url(chat, "twilio");
        return new TextWebhook(
                url,
                "+" + from,
                Map.of(
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "X-Twilio-Signature",
                        Signing.twilio(LocalSecrets.TWILIO_TOKEN, url.toString(), form)),
                Signing.form(form));
    }

    /** An SMS. */
    private static TextWebhook vonage(String chat, long id, String from, String name, String text) {
        var form = Map.of(
                "msisdn",
                from,
                "to",
                "6215000002",
                "messageId",
                "0B%014X".formatted(id),
                "text",
                text,
                "type",
                "text",
                "timestamp",
                Long.toString(now()));
        return new TextWebhook(
                url(chat, "vonage"),
                from,
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                Signing.vonage(LocalSecrets.VONAGE, form));
    }

    private static TextWebhook x(String chat, long id, String from, String name, String text) {
        var root = JSON.objectNode();
        var data = root.putObject("data").put("event_uuid", Long.toString(-id)).put("event_type", "dm.received");
        data.putObject("filter").put("user_id", LocalSecrets.X_USER);
        var payload = data.putObject("payload");
        var event = payload.putArray("direct_message_events")
                .addObject()
                .put("type", "message_create")
                .put("id", Long.toString(id))
                .put("created_timestamp", Long.toString(now() * 1000));
        var message = event.putObject("message_create");
        message.putObject("target").put("recipient_id", LocalSecrets.X_USER);
        message.put("sender_id", from);
        message.putObject("message_data").put("text", text);
        payload.putObject("users").putObject(from).putObject("data").put("name", name);
        var body = root.toString().getBytes(UTF_8);
        return new TextWebhook(
                url(chat, "x"),
                from,
                Map.of("x-twitter-webhooks-signature", "sha256=" + Signing.base64("HmacSHA256", LocalSecrets.X, body)),
                body);
    }

    private static TextWebhook slack(String chat, long id, String from, String name, String text) {
        var root = JSON.objectNode()
                .put("type", "event_callback")
                .put("team_id", "T0MUARA")
                .put("api_app_id", "A0MUARA")
                .put("event_id", "Ev" + id)
                .put("event_time", now());
        root.putObject("event")
                .put("type", "message")
                .put("channel", "D" + from)
                .put("channel_type", "im")
                .put("user", "U" + from)
                .put("text", text)
                .put("ts", "%d.%06d".formatted(now(), Math.floorMod(id, 1_000_000)));
        var body = root.toString().getBytes(UTF_8);
        var timestamp = Long.toString(now());
        var signed = "v0:%s:%s".formatted(timestamp, new String(body, UTF_8)).getBytes(UTF_8);
        return new TextWebhook(
                url(chat, "slack"),
                "D" + from,
                Map.of(
                        "X-Slack-Request-Timestamp",
                        timestamp,
                        "X-Slack-Signature",
                        "v0=" + Signing.hex("HmacSHA256", LocalSecrets.SLACK, signed)),
                body);
    }

    private static URI url(String chat, String channel) {
        return URI.create("%s/webhooks/%s/demo".formatted(chat.replaceAll("/+$", ""), channel));
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }
}
