package io.muara.chat.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.muara.ingest.Arrived;
import io.muara.ingest.provider.ProviderHttp;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Twilio's list of messages, read as if each had come by a call, so that whatever did come has the same id. */
final class TwilioList {

    private final ProviderHttp http = new ProviderHttp("Twilio");
    private final TwilioConfig config;

    TwilioList(TwilioConfig config) {
        this.config = config;
    }

    /**
     * What customers wrote between the two moments.
     *
     * @throws IOException when Twilio does not give all of it
     */
    List<Arrived> between(String account, TwilioAccounts.Known known, Instant since, Instant until)
            throws IOException, InterruptedException {
        var reading = new TwilioReading(account, Optional.of(known.account().accountSid()));
        var arrived = new ArrayList<Arrived>();
        var first = "/2010-04-01/Accounts/%s/Messages.json?DateSent%%3E=%s&PageSize=1000"
                .formatted(
                        known.account().accountSid(),
                        encoded(since.truncatedTo(ChronoUnit.SECONDS).toString()));
        for (var page = Optional.of(first); page.isPresent(); ) {
            var listed = get(known, page.get());
            for (var message : listed.path("messages")) {
                if (isWanted(message, until)) {
                    arrived.add(reading.read(form(known, message).getBytes(UTF_8), until));
                }
            }
            page = path(listed.path("next_page_uri"));
        }
        return arrived;
    }

    private static boolean isWanted(JsonNode message, Instant until) {
        return message.path("direction").asText().equals("inbound")
                && TwilioTime.of(message.path("date_sent").asText())
                        .filter(sent -> sent.isBefore(until))
                        .isPresent();
    }

    /** The fields that a call has. What a WhatsApp button or place was is not in the list, only its text. */
    private String form(TwilioAccounts.Known known, JsonNode message) throws IOException, InterruptedException {
        var fields = new LinkedHashMap<String, String>();
        fields.put("MessageSid", message.path("sid").asText());
        fields.put("AccountSid", message.path("account_sid").asText());
        fields.put("From", message.path("from").asText());
        fields.put("To", message.path("to").asText());
        fields.put("Body", message.path("body").asText());
        fields.put("SmsStatus", "received");
        fields.put(TwilioReading.LISTED, message.path("date_sent").asText());
        if (message.path("num_media").asInt() > 0) {
            fields.putAll(media(known, message));
        }
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private Map<String, String> media(TwilioAccounts.Known known, JsonNode message)
            throws IOException, InterruptedException {
        var fields = new LinkedHashMap<String, String>();
        var listed = get(
                known,
                "/2010-04-01/Accounts/%s/Messages/%s/Media.json"
                        .formatted(
                                known.account().accountSid(),
                                encoded(message.path("sid").asText())));
        for (var file : listed.path("media_list")) {
            var number = fields.size() / 2;
            var address = path(file.path("uri")).orElseThrow(() -> new IOException("a file without its address"));
            fields.put("MediaUrl" + number, config.api() + address.replaceFirst("\\.json$", ""));
            fields.put("MediaContentType" + number, file.path("content_type").asText());
        }
        return fields;
    }

    private JsonNode get(TwilioAccounts.Known known, String path) throws IOException, InterruptedException {
        var answer = http.ask(HttpRequest.newBuilder(URI.create(config.api() + path))
                .timeout(config.timeout())
                .header("Authorization", TwilioMedia.basic(known))
                .build());
        if (answer.status() != 200) {
            throw new IOException("Twilio answered %d".formatted(answer.status()));
        }
        return answer.json();
    }

    /** Below Twilio's API and nowhere else, because our password goes along. */
    private static Optional<String> path(JsonNode uri) {
        return Optional.of(uri.asText()).filter(text -> text.startsWith("/2010-04-01/"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
