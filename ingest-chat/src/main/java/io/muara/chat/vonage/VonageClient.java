package io.muara.chat.vonage;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.muara.contracts.OutboundMessage;
import io.muara.ingest.Delivery;
import io.muara.ingest.provider.ProviderHttp;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Sends through the Messages API if the account has an application, and else SMS through the SMS API: Vonage reports on a
 * message in the manner of the API that sent it, an account's numbers are set to one of the two, and what is sent through the
 * Messages API without an application is never reported on. Neither can be asked to send something only once; both give our
 * own id of the reply back with every report, which so settles a hand-over that was cut off.
 */
final class VonageClient {

    private static final Duration WINDOW = Duration.ofHours(24);

    private final ProviderHttp http = new ProviderHttp("Vonage");
    private final VonageConfig config;
    private final Clock clock;

    VonageClient(VonageConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    Delivery send(VonageAccounts.Known known, OutboundMessage message) {
        var contact = VonageContact.parse(message.conversation().contact());
        var longest = known.pass().isPresent() ? VonageObstacles.longest(contact) : Integer.MAX_VALUE;
        var why = VonageObstacles.to(message, contact, longest, clock.instant().minus(WINDOW));
        if (why.isPresent()) {
            return new Delivery.Refused(why.get());
        }
        var from = known.account().from().get(contact.channel());
        if (from == null) {
            return new Delivery.Refused("Nobody is set up to send from: set muara.vonage.accounts.%s.from.%s."
                    .formatted(message.conversation().account(), contact.channel()));
        }
        if (known.pass().isPresent()) {
            return message(known.pass().get(), contact, from, message);
        }
        if (!contact.channel().equals(VonageContact.SMS)) {
            return new Delivery.Refused(
                    "Only SMS can be sent without an application: set application-id and private-key of the Vonage account.");
        }
        return known.account()
                .apiSecret()
                .map(secret -> sms(known.account().apiKey(), secret, contact, from, message))
                .orElseGet(
                        () -> new Delivery.Refused(
                                "The Vonage account can only receive: set its api-secret, or its application-id and private-key."));
    }

    private Delivery message(VonagePass pass, VonageContact contact, String from, OutboundMessage message) {
        var body = JsonNodeFactory.instance
                .objectNode()
                .put("channel", contact.channel())
                .put("message_type", "text")
                .put("to", contact.address())
                .put("from", from)
                .put("text", message.text())
                .put("client_ref", message.id().toString());
        var request = HttpRequest.newBuilder(URI.create(config.api() + "/v1/messages"))
                .timeout(config.timeout())
                .header("Authorization", pass.header())
                .header("Content-Type", VonageFields.JSON)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        return http.deliver(request, VonageAnswer::ofMessages);
    }

    private Delivery sms(String key, String secret, VonageContact contact, String from, OutboundMessage message) {
        var fields = new LinkedHashMap<>(Map.of(
                "api_key",
                key,
                "api_secret",
                secret,
                "to",
                contact.address(),
                "from",
                from,
                "text",
                message.text(),
                "client-ref",
                message.id().toString()));
        if (!VonageAlphabet.holds(message.text())) {
            fields.put("type", "unicode");
        }
        var form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(URI.create(config.smsApi() + "/sms/json"))
                .timeout(config.timeout())
                .header("Content-Type", VonageFields.FORM)
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        return http.deliver(request, VonageAnswer::ofSms);
    }
}
