package io.muara.chat.whatsapp;

import static com.fasterxml.jackson.databind.node.JsonNodeFactory.instance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muara.contracts.OutboundMessage;
import io.muara.contracts.Sender.Identity;
import io.muara.ingest.Delivery;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;

/** Sends texts through Meta's Graph API, which cannot be asked to send something only once. */
final class WhatsappClient {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int LONGEST_TEXT = 4096;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{5,15}");

    private final URI api;
    private final Duration timeout;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    WhatsappClient(URI api, Duration timeout) {
        this.api = api;
        this.timeout = timeout;
    }

    Delivery send(WhatsappConfig.Account account, OutboundMessage message) {
        if (message.text().codePointCount(0, message.text().length()) > LONGEST_TEXT) {
            return new Delivery.Refused("WhatsApp takes at most %d characters in one message.".formatted(LONGEST_TEXT));
        }
        var body = body(message);
        if (!body.has("to") && !body.has("recipient")) {
            return new Delivery.Refused("We know no phone number and no WhatsApp user id of this customer.");
        }
        return answer(request(account, body));
    }

    private Delivery answer(HttpRequest request) {
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return WhatsappAnswer.of(
                    response.statusCode(),
                    parsed(response.body()),
                    response.headers().firstValue("Retry-After"));
        } catch (ConnectException | HttpConnectTimeoutException | SSLHandshakeException e) {
            return new Delivery.Unavailable("WhatsApp cannot be reached.");
        } catch (IOException e) {
            return new Delivery.Uncertain("The connection to WhatsApp broke before its answer came.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Delivery.Uncertain("We stopped before WhatsApp's answer came.");
        }
    }

    private HttpRequest request(WhatsappConfig.Account account, ObjectNode body) {
        return HttpRequest.newBuilder(URI.create("%s/%s/messages".formatted(api, account.phoneNumberId())))
                .timeout(timeout)
                .header("Authorization", "Bearer " + account.accessToken())
                .header("Content-Type", "application/json")
                .header("User-Agent", "muara")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
    }

    private static ObjectNode body(OutboundMessage message) {
        var body = instance.objectNode().put("messaging_product", "whatsapp");
        address(body, message);
        body.put("type", "text");
        body.putObject("text").put("preview_url", false).put("body", message.text());
        message.answers().stream().findFirst().ifPresent(answered -> body.putObject("context")
                .put("message_id", answered));
        return body.put("biz_opaque_callback_data", message.id().toString());
    }

    /** Where both are known Meta takes the number, which also reaches those who changed their user id. */
    private static void address(ObjectNode body, OutboundMessage message) {
        var contact = message.conversation().contact();
        if (contact.startsWith(WhatsappMessages.GROUP)) {
            body.put("recipient_type", "group").put("to", contact.substring(WhatsappMessages.GROUP.length()));
            return;
        }
        body.put("recipient_type", "individual");
        identity(message, WhatsappSender.PHONE)
                .map(number -> number.replaceFirst("^\\+", ""))
                .or(() -> Optional.of(contact)
                        .filter(number -> NUMBER.matcher(number).matches()))
                .ifPresent(number -> body.put("to", number));
        identity(message, WhatsappSender.USER).ifPresent(user -> body.put("recipient", user));
    }

    private static Optional<String> identity(OutboundMessage message, String kind) {
        return message.to().stream()
                .filter(identity -> identity.kind().equals(kind))
                .map(Identity::value)
                .findFirst();
    }

    private static JsonNode parsed(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException notJson) {
            return instance.missingNode();
        }
    }
}
