package io.muara.chat.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muara.ingest.Delivery;
import io.muara.ingest.provider.ProviderHttp;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.function.Function;

/** How Slack's methods are called, as one bot. */
record SlackApi(ProviderHttp http, URI api, Duration timeout, String bearer) {

    /** @param id what the answer names the outcome by */
    Delivery call(String method, ObjectNode arguments, Function<JsonNode, String> id) {
        var request = request("/" + method)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(arguments.toString()))
                .build();
        return http.deliver(request, answer -> SlackAnswer.of(answer, id));
    }

    /** @param path with its query */
    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(api + path))
                .timeout(timeout)
                .header("Authorization", bearer)
                .header("User-Agent", "muara");
    }
}
