package io.muara.chat.slack;

import com.fasterxml.jackson.databind.JsonNode;
import io.muara.ingest.Delivery;
import io.muara.ingest.provider.ProviderHttp.Answer;
import java.time.Duration;
import java.util.function.Function;

/** What Slack's answer means. Errors come with 200, except for too many requests. */
final class SlackAnswer {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private SlackAnswer() {}

    /** @param id what the answer names the outcome by; empty when it does not */
    static Delivery of(Answer answer, Function<JsonNode, String> id) {
        var json = answer.json();
        if (answer.status() == 200 && json.path("ok").asBoolean()) {
            var named = id.apply(json);
            return named.isEmpty()
                    ? new Delivery.Uncertain("Slack took the reply but did not name it.")
                    : new Delivery.Accepted(named);
        }
        var error = json.path("error").asText();
        if (answer.status() == 429 || SlackErrors.THROTTLED.contains(error)) {
            return new Delivery.Throttled(answer.retryAfter().orElse(PAUSE), "Slack wants us to slow down.");
        }
        if (SlackErrors.TEMPORARY.contains(error)) {
            return new Delivery.Unavailable("Slack cannot take it right now.");
        }
        // A refusal names its error; whatever does not may have happened behind a gateway.
        if (error.isEmpty() || SlackErrors.UNCLEAR.contains(error)) {
            return new Delivery.Uncertain("Slack failed while it took the reply (%d).".formatted(answer.status()));
        }
        return new Delivery.Refused(SlackErrors.inWords(error));
    }

    static String message(JsonNode answer) {
        var channel = answer.path("channel").asText();
        var ts = answer.path("ts").asText();
        return channel.isEmpty() || ts.isEmpty() ? "" : channel + ":" + ts;
    }
}
