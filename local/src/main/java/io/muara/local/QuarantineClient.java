package io.muara.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** One service's REST API of the quarantine, as any other client uses it. */
final class QuarantineClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int PAGE = 100;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
    private final String url;
    private final String key;

    /** @param url of the service, without a path */
    QuarantineClient(String url, String key) {
        this.url = url.replaceAll("/+$", "");
        this.key = key;
    }

    static ArrayNode array() {
        return JSON.createArrayNode();
    }

    static String reason(String text) {
        return JSON.valueToTree(Map.of("reason", text)).toString();
    }

    /** @throws Refusal when it is none */
    static String id(String text) {
        try {
            return UUID.fromString(text).toString();
        } catch (IllegalArgumentException e) {
            throw new Refusal("'%s' is not an id: copy one from ./muara quarantine list.".formatted(text), e);
        }
    }

    /** @param path below that of the quarantine */
    JsonNode get(String path) {
        return json(send(request(path).GET()));
    }

    byte[] raw(String id) {
        return send(request("/%s/raw".formatted(id(id))).GET()).body();
    }

    ArrayNode list(String query, int most) {
        var all = array();
        var cursor = "";
        do {
            var page = get("%s&limit=%d&cursor=%s".formatted(query, Math.clamp(most - all.size(), 1, PAGE), cursor));
            page.path("items").forEach(all::add);
            cursor = page.path("next").asText("");
        } while (!cursor.isEmpty() && all.size() < most);
        return all;
    }

    /** One page of what is done to all that are meant. */
    JsonNode all(String deed, String query, String cursor, String body) {
        return json(send(post("/%s%s&limit=%d&cursor=%s".formatted(deed, query, PAGE, cursor), body)));
    }

    /** Any status: what cannot be done to this entry here may be done elsewhere. */
    Answer one(String deed, String id, String body) {
        var answer = exchange(post("/%s/%s".formatted(id(id), deed), body));
        return new Answer(answer.statusCode(), json(answer));
    }

    record Answer(int status, JsonNode body) {}

    private HttpRequest.Builder post(String path, String body) {
        return request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder request(String path) {
        try {
            return HttpRequest.newBuilder(URI.create(url + "/api/v1/quarantine" + path))
                    .timeout(PATIENCE)
                    .header("Authorization", "Bearer " + key);
        } catch (IllegalArgumentException e) {
            throw new Refusal("--to must look like https://HOST:PORT, but was '%s'.".formatted(url), e);
        }
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        var answer = exchange(request);
        if (answer.statusCode() >= 400) {
            throw new Refusal("%s answered %d: %s"
                    .formatted(
                            url,
                            answer.statusCode(),
                            json(answer).path("detail").asText("no reason given")));
        }
        return answer;
    }

    private HttpResponse<byte[]> exchange(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new Refusal("nothing answers at %s; is ./muara up running?".formatted(url), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted while asking " + url, e);
        }
    }

    private static JsonNode json(HttpResponse<byte[]> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException notJson) {
            return JSON.missingNode();
        }
    }
}
