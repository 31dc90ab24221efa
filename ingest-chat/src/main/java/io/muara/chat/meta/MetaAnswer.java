package io.muara.chat.meta;

import com.fasterxml.jackson.databind.JsonNode;
import io.muara.ingest.Delivery;
import io.muara.ingest.provider.ProviderHttp.Answer;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** What Meta's answer to a message or a comment means. See "Graph API: Handling errors" and "Messenger: Error codes". */
final class MetaAnswer {

    private static final Set<Integer> THROTTLED = Set.of(4, 17, 32, 613, 80006, 80007);
    private static final Set<Integer> TEMPORARY = Set.of(1, 2, 1200);
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final Map<Integer, String> WORDS = Map.of(
            10, "Our app lacks a permission that Meta wants for this.",
            100, "Meta does not accept the reply as it is.",
            368, "Meta has blocked our page for a while because of its rules.",
            190, "The access token is not valid any more: make a new one.",
            200, "The customer does not want messages from us, or our app lacks the permission.",
            551, "The customer cannot be reached right now: they may have left or blocked us.",
            10900, "This comment was answered in private already, or it is older than seven days.");

    /** Meta's subcodes, which say more than the codes they come with. */
    private static final Map<Integer, String> CLOSER = Map.of(
            2018001, "The customer cannot be found: they may have left or blocked us.",
            2018108, "The customer takes no messages from us at this time.",
            2018278, "The customer last wrote too long ago, and Meta takes no answer any more.",
            2534022, "The customer last wrote too long ago, and Meta takes no answer any more.");

    private MetaAnswer() {}

    static Delivery of(Answer answer, String name) {
        var json = answer.json();
        if (answer.status() == 200) {
            var id = json.path("message_id")
                    .asText(json.path("id").asText(json.path("recipient_id").asText()));
            return id.isEmpty()
                    ? new Delivery.Uncertain("%s took it but did not name it.".formatted(name))
                    : new Delivery.Accepted(id);
        }
        var code = json.path("error").path("code").asInt();
        if (answer.status() == 429 || THROTTLED.contains(code)) {
            return new Delivery.Throttled(
                    answer.retryAfter().orElse(PAUSE), "%s wants us to slow down.".formatted(name));
        }
        // Only Meta's own error says that nothing was sent; a gateway's says nothing of what happened behind it.
        if (TEMPORARY.contains(code) || (answer.status() >= 500 && json.has("error"))) {
            return new Delivery.Unavailable("%s cannot take it right now (%d).".formatted(name, answer.status()));
        }
        if (answer.status() >= 500) {
            return new Delivery.Uncertain("%s failed while it took it (%d).".formatted(name, answer.status()));
        }
        return new Delivery.Refused(
                "%s (%d)".formatted(reason(json.path("error"), code, name), code == 0 ? answer.status() : code));
    }

    private static String reason(JsonNode error, int code, String name) {
        var said = WORDS.getOrDefault(code, "%s refused it.".formatted(name));
        return CLOSER.getOrDefault(error.path("error_subcode").asInt(), said);
    }
}
