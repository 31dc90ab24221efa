package io.muara.chat.x;

import com.fasterxml.jackson.databind.JsonNode;
import io.muara.ingest.Delivery;
import io.muara.ingest.provider.ProviderHttp.Answer;
import io.muara.ingest.reading.Clean;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What X's answer means. See "Rate limits" and "Response codes and errors". */
final class XAnswer {

    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int LONGEST_REASON = 300;

    /** By what X says in English, since it gives these no code of their own. */
    private static final Map<String, String> WORDS = Map.of(
            "permission to DM", "The customer takes no direct messages from us: they must write first or allow it.",
            "duplicate content", "Our user has said exactly this already, and X takes it only once.",
            "not visible to you", "The post that it answers is gone, or its author has blocked us.");

    private XAnswer() {}

    static Delivery of(Answer answer, Instant now) {
        var json = answer.json();
        return switch (answer.status()) {
            case 200, 201 -> accepted(answer);
            case 429 -> new Delivery.Throttled(pause(answer, now), "X lets our user say no more right now.");
            // Tokens live two hours: the next may be on its way, and certainly nothing was sent.
            case 401 ->
                new Delivery.Unavailable("X does not accept our user's access token any more: put a new one in place.");
            case 402 -> new Delivery.Refused("What was paid for at X is used up: buy more, then send it again.");
            case 503 ->
                json.has("title")
                        ? new Delivery.Unavailable("X cannot take it right now (503).")
                        : new Delivery.Uncertain("X failed while it took the reply (503).");
            default ->
                answer.status() >= 500
                        ? new Delivery.Uncertain("X failed while it took the reply (%d).".formatted(answer.status()))
                        : new Delivery.Refused(words(answer));
        };
    }

    private static Delivery accepted(Answer answer) {
        var data = answer.json().path("data");
        var id = data.path("dm_event_id").asText(data.path("id").asText());
        return id.isEmpty()
                ? new Delivery.Uncertain("X took the reply but did not name it.")
                : new Delivery.Accepted(id);
    }

    /** Until the latest of the limits that are used up begins anew. */
    private static Duration pause(Answer answer, Instant now) {
        return Stream.of("x-rate-limit", "x-user-limit-24hour", "x-app-limit-24hour")
                .filter(limit -> limit.equals("x-rate-limit")
                        || header(answer, limit + "-remaining").equals("0"))
                .map(limit -> header(answer, limit + "-reset"))
                .filter(reset -> reset.matches("[0-9]{1,11}"))
                .map(reset -> Duration.between(now, Instant.ofEpochSecond(Long.parseLong(reset))))
                .max(Duration::compareTo)
                .map(pause -> pause.isPositive() ? pause : Duration.ofSeconds(1))
                .or(answer::retryAfter)
                .orElse(PAUSE);
    }

    private static String header(Answer answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static String words(Answer answer) {
        var json = answer.json();
        var said = Stream.of(json.path("detail"), json.path("errors").path(0).path("message"), json.path("title"))
                .map(JsonNode::asText)
                .filter(text -> !text.isBlank())
                .findFirst();
        return said.flatMap(XAnswer::known)
                .or(() -> said.map(text -> "X refused it: " + Clean.line(text, LONGEST_REASON)))
                .orElseGet(() -> "X refused it (%d).".formatted(answer.status()));
    }

    private static Optional<String> known(String said) {
        return WORDS.entrySet().stream()
                .filter(entry -> said.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
