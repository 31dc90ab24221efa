package io.muara.chat.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.muara.contracts.OutboundMessage;
import io.muara.ingest.Delivery;
import io.muara.ingest.links.PublicLinks;
import io.muara.ingest.provider.ProviderHttp;
import io.muara.ingest.provider.ProviderHttp.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Sends through Twilio's Messages API, which cannot be asked to send something only once but tells what it sent. */
final class TwilioClient {

    private static final int LONGEST_TEXT = 1600;
    private static final int MOST_FILES = 10;
    private static final Duration WINDOW = Duration.ofHours(24);
    private static final Duration CLOCKS_APART = Duration.ofSeconds(5);

    private final ProviderHttp http = new ProviderHttp("Twilio");
    private final TwilioConfig config;
    private final PublicLinks links;
    private final Clock clock;

    TwilioClient(TwilioConfig config, PublicLinks links, Clock clock) {
        this.config = config;
        this.links = links;
        this.clock = clock;
    }

    Delivery send(TwilioAccounts.Known known, OutboundMessage message) {
        var why = TwilioObstacles.to(
                message, LONGEST_TEXT, MOST_FILES, clock.instant().minus(WINDOW));
        if (why.isPresent()) {
            return new Delivery.Refused(why.get());
        }
        var from = from(known, message.conversation().contact());
        if (from.isEmpty()) {
            return new Delivery.Refused(
                    "No number is set up to send from: set from, whatsapp-from or messaging-service-sid of the Twilio account.");
        }
        var urls = message.attachments().stream().map(links::to).toList();
        if (urls.stream().anyMatch(Optional::isEmpty)) {
            return new Delivery.Refused("Files can be sent on Twilio only when muara.public.url is set.");
        }
        var fields = fields(known, message, from.get());
        urls.forEach(url -> fields.add(Map.entry("MediaUrl", url.orElseThrow().toString())));
        return http.deliver(request(known, fields), TwilioClient::meaning);
    }

    /** Looks for what we may have sent, by whom it is for, since when and what it says. */
    Optional<Delivery> find(TwilioAccounts.Known known, OutboundMessage message) {
        var since = LocalDate.ofInstant(message.writtenAt(), ZoneOffset.UTC);
        var query = "To=%s&DateSent%%3E=%s&PageSize=50"
                .formatted(URLEncoder.encode(message.conversation().contact(), UTF_8), since);
        var request = HttpRequest.newBuilder(URI.create(messages(known) + "?" + query))
                .timeout(config.timeout())
                .header("Authorization", TwilioMedia.basic(known))
                .build();
        try {
            return found(http.ask(request).json(), message);
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<Delivery> found(JsonNode listed, OutboundMessage message) {
        for (var sent : listed.path("messages")) {
            if (sent.path("direction").asText().startsWith("outbound")
                    && sent.path("body").asText().equals(message.text())
                    && isSince(message.writtenAt(), sent)) {
                return Optional.of(new Delivery.Accepted(sent.path("sid").asText()));
            }
        }
        return Optional.empty();
    }

    /** The same words may have been sent before, on the same day. */
    private static boolean isSince(Instant written, JsonNode sent) {
        return TwilioTime.of(sent.path("date_created").asText())
                .filter(created -> !created.isBefore(written.minus(CLOCKS_APART)))
                .isPresent();
    }

    private List<Map.Entry<String, String>> fields(
            TwilioAccounts.Known known, OutboundMessage message, Map.Entry<String, String> from) {
        var fields = new ArrayList<Map.Entry<String, String>>();
        fields.add(Map.entry("To", message.conversation().contact()));
        fields.add(from);
        fields.add(Map.entry("StatusCallback", known.url().toString()));
        message.template()
                .ifPresentOrElse(
                        template -> {
                            fields.add(Map.entry("ContentSid", template.name()));
                            fields.add(Map.entry("ContentVariables", numbered(template.values())));
                        },
                        () -> fields.add(Map.entry("Body", message.text())));
        return fields;
    }

    private static String numbered(List<String> values) {
        var variables = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < values.size(); i++) {
            variables.put(Integer.toString(i + 1), values.get(i));
        }
        return variables.toString();
    }

    private static Optional<Map.Entry<String, String>> from(TwilioAccounts.Known known, String contact) {
        var account = known.account();
        if (contact.startsWith(TwilioSender.WHATSAPP)) {
            return account.whatsappFrom()
                    .map(number -> Map.entry("From", TwilioSender.WHATSAPP + number))
                    .or(() -> service(account));
        }
        return service(account).or(() -> account.from().map(number -> Map.entry("From", number)));
    }

    private static Optional<Map.Entry<String, String>> service(TwilioConfig.Account account) {
        return account.messagingServiceSid().map(sid -> Map.entry("MessagingServiceSid", sid));
    }

    private HttpRequest request(TwilioAccounts.Known known, List<Map.Entry<String, String>> fields) {
        var form = fields.stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(messages(known))
                .timeout(config.timeout())
                .header("Authorization", TwilioMedia.basic(known))
                .header("Content-Type", TwilioReading.FORM)
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
    }

    private URI messages(TwilioAccounts.Known known) {
        return URI.create("%s/2010-04-01/Accounts/%s/Messages.json"
                .formatted(config.api(), known.account().accountSid()));
    }

    private static Delivery meaning(Answer answer) {
        var json = answer.json();
        var code = json.path("code").asInt();
        if (answer.status() == 201) {
            var sid = json.path("sid").asText();
            return sid.isEmpty()
                    ? new Delivery.Uncertain("Twilio took the reply but did not name it.")
                    : new Delivery.Accepted(sid);
        }
        if (answer.status() == 429 || code == TwilioErrors.TOO_MANY_REQUESTS) {
            return new Delivery.Throttled(
                    answer.retryAfter().orElse(Duration.ofSeconds(1)), "Twilio wants us to slow down.");
        }
        if (answer.status() >= 500) {
            return new Delivery.Uncertain("Twilio failed while it took the reply (%d).".formatted(answer.status()));
        }
        return new Delivery.Refused(
                code == 0
                        ? "Twilio refused it (%d).".formatted(answer.status())
                        : TwilioErrors.inWords(Integer.toString(code)));
    }
}
