package io.muara.chat.vonage;

import com.fasterxml.jackson.databind.JsonNode;
import io.muara.ingest.Delivery;
import io.muara.ingest.provider.ProviderHttp.Answer;
import java.time.Duration;
import java.util.Optional;

/** What Vonage's answer means. See its "API errors". */
final class VonageAnswer {

    private static final Duration A_MOMENT = Duration.ofSeconds(1);
    private static final String SLOW_DOWN = "Vonage wants us to slow down.";

    private VonageAnswer() {}

    static Delivery ofMessages(Answer answer) {
        var json = answer.json();
        var id = json.path("message_uuid").asText();
        if (answer.status() == 202 && !id.isEmpty()) {
            return new Delivery.Accepted(id);
        }
        var code = code(json);
        if (answer.status() == 429 || code.equals("1000")) {
            return throttled(answer);
        }
        if (answer.status() / 100 == 2 || answer.status() >= 500) {
            return failed(answer);
        }
        return switch (answer.status()) {
            case 401 ->
                new Delivery.Refused(
                        "Vonage does not accept our application's key: check application-id and private-key.");
            case 402 -> new Delivery.Refused("Our account's credit is used up.");
            default -> new Delivery.Refused(VonageErrors.ofMessages(code, detail(json)));
        };
    }

    /** A long text is taken as several SMS, each with an id of its own; its reports name our id as well. */
    static Delivery ofSms(Answer answer) {
        if (answer.status() == 429) {
            return throttled(answer);
        }
        var taken = answer.json().path("messages");
        if (answer.status() >= 500 || (answer.status() == 200 && taken.isEmpty())) {
            return failed(answer);
        }
        if (answer.status() != 200) {
            return new Delivery.Refused("Vonage refused it (%d).".formatted(answer.status()));
        }
        for (int i = 1; i < taken.size(); i++) {
            if (isTaken(taken.get(0)) != isTaken(taken.get(i))) {
                return new Delivery.Uncertain("Only a part was sent; Vonage did not take the rest.");
            }
        }
        return ofSms(answer, taken.get(0));
    }

    private static Delivery ofSms(Answer answer, JsonNode first) {
        var status = first.path("status").asText();
        return switch (status) {
            case "0" -> new Delivery.Accepted(first.path("message-id").asText());
            case "1", "10" -> throttled(answer);
            case "5" -> failed(answer);
            default -> new Delivery.Refused(VonageErrors.ofSms(status));
        };
    }

    private static boolean isTaken(JsonNode sms) {
        return sms.path("status").asText().equals("0");
    }

    private static Delivery throttled(Answer answer) {
        return new Delivery.Throttled(answer.retryAfter().orElse(A_MOMENT), SLOW_DOWN);
    }

    private static Delivery failed(Answer answer) {
        return new Delivery.Uncertain("Vonage failed while it took the reply (%d).".formatted(answer.status()));
    }

    /** Stands behind the hash of the error's address, and in callbacks in the title. */
    private static String code(JsonNode error) {
        var type = error.path("type").asText();
        return type.substring(type.lastIndexOf('#') + 1);
    }

    private static Optional<String> detail(JsonNode error) {
        return Optional.of(error.path("detail").asText())
                .filter(text -> !text.isBlank())
                .map(text -> "Vonage refused it: " + text);
    }
}
