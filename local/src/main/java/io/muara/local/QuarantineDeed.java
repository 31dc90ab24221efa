package io.muara.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Replays or drops entries, asking one service after the other for what the one before does not read.
 *
 * @param deed {@code replay} or {@code drop}
 * @param body of each call
 */
record QuarantineDeed(List<QuarantineClient> services, String deed, String body) {

    private static final int ELSEWHERE = 409;

    Results to(List<String> ids) {
        var results = new Results();
        for (var id : ids) {
            results.add(one(QuarantineClient.id(id)));
        }
        return results;
    }

    Results toAll(String filter) {
        var results = new Results();
        for (var service : services) {
            var cursor = "";
            do {
                var page = service.all(deed, filter, cursor, body);
                page.path("items").forEach(results::add);
                cursor = page.path("next").asText("");
            } while (!cursor.isEmpty());
        }
        return results;
    }

    private JsonNode one(String id) {
        var answer = services.getFirst().one(deed, id, body);
        for (var service : services.subList(1, services.size())) {
            if (answer.status() != ELSEWHERE) {
                break;
            }
            answer = service.one(deed, id, body);
        }
        if (answer.status() == 401 || answer.status() == 403) {
            throw new Refusal(answer.body().path("detail").asText("the admin key was refused"));
        }
        return answer.status() < 400 ? answer.body() : refused(id, answer);
    }

    private static ObjectNode refused(String id, QuarantineClient.Answer answer) {
        return QuarantineClient.array()
                .addObject()
                .put("id", id)
                .put("outcome", answer.status() == 404 ? "unknown" : "refused")
                .put("detail", answer.body().path("detail").asText("answered %d".formatted(answer.status())));
    }

    /** What came of each entry, once: a service that reads it says more than one that does not. */
    static final class Results {

        private static final Set<String> DONE = Set.of("replayed", "dropped");

        private final Map<String, JsonNode> byId = new LinkedHashMap<>();

        void add(JsonNode result) {
            byId.merge(
                    result.path("id").asText(),
                    result,
                    (before, now) -> outcome(before).equals("elsewhere") ? now : before);
        }

        boolean isAllDone() {
            return byId.values().stream().allMatch(result -> DONE.contains(outcome(result)));
        }

        String json() {
            return items().toPrettyString();
        }

        String table() {
            return QuarantineTable.outcomes(items());
        }

        private ArrayNode items() {
            return QuarantineClient.array().addAll(byId.values());
        }

        private static String outcome(JsonNode result) {
            return result.path("outcome").asText();
        }
    }
}
