package io.muara.chat.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import io.muara.ingest.Delivery;
import java.time.Duration;
import java.util.Optional;

/** What Meta's answer to a reply means. */
final class WhatsappAnswer {

    private static final int PAIR_RATE = 131056;
    private static final Duration BETWEEN_MESSAGES_TO_ONE_CUSTOMER = Duration.ofSeconds(6);

    private WhatsappAnswer() {}

    static Delivery of(int status, JsonNode body, Optional<String> retryAfter) {
        if (status == 200) {
            var id = body.path("messages").path(0).path("id").asText();
            return id.isEmpty()
                    ? new Delivery.Uncertain("WhatsApp took the reply but did not name it.")
                    : new Delivery.Accepted(id);
        }
        var code = body.path("error").path("code").asInt();
        if (status == 429 || WhatsappErrors.THROTTLED.contains(code)) {
            return new Delivery.Throttled(pause(code, retryAfter), "WhatsApp wants us to slow down.");
        }
        // Only Meta's own error says that nothing was sent; a gateway's says nothing of what happened behind it.
        if (WhatsappErrors.TEMPORARY.contains(code) || status == 503 || (status >= 500 && body.has("error"))) {
            return new Delivery.Unavailable("WhatsApp cannot take replies right now (%d).".formatted(status));
        }
        if (status >= 500) {
            return new Delivery.Uncertain("WhatsApp failed while it took the reply (%d).".formatted(status));
        }
        return new Delivery.Refused(reason(status, code, body));
    }

    private static String reason(int status, int code, JsonNode body) {
        var error = body.path("error");
        var theirs = Optional.of(error.path("error_data")
                        .path("details")
                        .asText(error.path("message").asText()))
                .filter(text -> !text.isBlank());
        var words = WhatsappErrors.inWords(code).or(() -> theirs).orElse("WhatsApp refused the reply.");
        return "%s (%d)".formatted(words, code == 0 ? status : code);
    }

    private static Duration pause(int code, Optional<String> retryAfter) {
        var ours = code == PAIR_RATE ? BETWEEN_MESSAGES_TO_ONE_CUSTOMER : Duration.ZERO;
        return retryAfter
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(ours);
    }
}
