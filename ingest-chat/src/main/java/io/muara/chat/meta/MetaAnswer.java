package io.muara.chat.meta;

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
            10, "More than 24 hours have passed since the customer's last message, or our app lacks the permission.",
            100, "The customer cannot be found, or takes no messages from us.",
            190, "The access token is not valid any more: make a new one.",
            200, "The customer does not want messages from us, or our app lacks the permission.",
            551, "The customer cannot be reached right now: they may have left or blocked us.",
            10900, "This comment was answered in private already, or it is older than seven days.");

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
        return new Delivery.Refused("%s (%d)"
                .formatted(
                        WORDS.getOrDefault(code, "%s refused it.".formatted(name)),
                        code == 0 ? answer.status() : code));
    }
}
