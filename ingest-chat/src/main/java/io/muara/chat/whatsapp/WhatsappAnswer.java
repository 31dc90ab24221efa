package io.muara.chat.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import io.muara.ingest.Delivery;
import io.muara.ingest.provider.ProviderHttp.Answer;
import java.time.Duration;
import java.util.Optional;

/** What Meta's answer to a reply means. */
final class WhatsappAnswer {

    private static final Duration BETWEEN_MESSAGES_TO_ONE_CUSTOMER = Duration.ofSeconds(6);

    private WhatsappAnswer() {}

    static Delivery toMessage(Answer answer) {
        if (answer.status() == 200) {
            var id = answer.json().path("messages").path(0).path("id").asText();
            return id.isEmpty()
                    ? new Delivery.Uncertain("WhatsApp took the reply but did not name it.")
                    : new Delivery.Accepted(id);
        }
        return failed(answer);
    }

    /** @param messageId of the message that was marked as read */
    static Delivery toMark(Answer answer, String messageId) {
        return answer.status() == 200 ? new Delivery.Accepted(messageId) : failed(answer);
    }

    private static Delivery failed(Answer answer) {
        var status = answer.status();
        var body = answer.json();
        var code = code(body);
        if (status == 429 || WhatsappErrors.isThrottled(code)) {
            return new Delivery.Throttled(pause(code, answer.retryAfter()), "WhatsApp wants us to slow down.");
        }
        // Only Meta's own error says that nothing was sent; a gateway's says nothing of what happened behind it.
        if (WhatsappErrors.isTemporary(code) || status == 503 || (status >= 500 && body.has("error"))) {
            return new Delivery.Unavailable("WhatsApp cannot take replies right now (%d).".formatted(status));
        }
        if (status >= 500) {
            return new Delivery.Uncertain("WhatsApp failed while it took the reply (%d).".formatted(status));
        }
        return new Delivery.Refused(reason(status, code, body));
    }

    /** Negative when Meta names none. */
    static int code(JsonNode body) {
        return body.path("error").path("code").asInt(-1);
    }

    static String reason(int status, int code, JsonNode body) {
        var error = body.path("error");
        var theirs = Optional.of(error.path("error_data")
                        .path("details")
                        .asText(error.path("message").asText()))
                .filter(text -> !text.isBlank());
        var words = WhatsappErrors.inWords(code).or(() -> theirs).orElse("WhatsApp refused the reply.");
        return "%s (%d)".formatted(words, code < 0 ? status : code);
    }

    static Duration pause(int code, Optional<Duration> retryAfter) {
        return retryAfter.orElse(code == WhatsappErrors.PAIR_RATE ? BETWEEN_MESSAGES_TO_ONE_CUSTOMER : Duration.ZERO);
    }
}
