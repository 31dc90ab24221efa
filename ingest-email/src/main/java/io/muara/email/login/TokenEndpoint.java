package io.muara.email.login;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import io.muara.contracts.Wire;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The server that gives access tokens (RFC 6749): for a refresh token (section 6) or for the client itself (section 4.4). */
final class TokenEndpoint {

    private static final Duration CONNECTING = Duration.ofSeconds(10);
    private static final Duration ANSWERING = Duration.ofSeconds(20);
    private static final int LARGEST_ANSWER = 64 * 1024;
    private static final int LONGEST_REASON = 200;

    /** What to think of a token whose server does not say how long it is good for. */
    private static final Duration UNSTATED = Duration.ofMinutes(10);

    private final OAuthConfig config;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECTING).build();
    private Optional<String> refreshToken;

    TokenEndpoint(OAuthConfig config) {
        this.config = config;
        this.refreshToken = config.refreshToken();
    }

    record Granted(String token, Duration lifetime) {}

    Granted grant() throws NoToken {
        var answer = json(post());
        var token = answer.path("access_token").asText("");
        if (token.isEmpty()) {
            throw new NoToken("%s answered without an access token".formatted(config.tokenEndpoint()));
        }
        // A server may replace a refresh token at every use, and the old one is void then or will be.
        refreshToken = Optional.of(answer.path("refresh_token").asText(""))
                .filter(replaced -> !replaced.isEmpty())
                .or(() -> refreshToken);
        var seconds = answer.path("expires_in").asLong(UNSTATED.toSeconds());
        return new Granted(token, Duration.ofSeconds(Math.max(0, seconds)));
    }

    private HttpResponse<byte[]> post() throws NoToken {
        var request = HttpRequest.newBuilder(config.tokenEndpoint())
                .timeout(ANSWERING)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(form()))
                .build();
        try {
            return http.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER));
        } catch (IOException e) {
            throw new NoToken("%s cannot be asked for an access token".formatted(config.tokenEndpoint()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoToken("interrupted while waiting for an access token", e);
        }
    }

    private JsonNode json(HttpResponse<byte[]> response) throws NoToken {
        JsonNode json;
        try {
            json = Wire.json().readTree(response.body());
        } catch (IOException e) {
            throw new NoToken("%s answered %d and no JSON".formatted(config.tokenEndpoint(), response.statusCode()));
        }
        if (response.statusCode() != 200) {
            throw new NoToken(
                    "%s answered %d: %s".formatted(config.tokenEndpoint(), response.statusCode(), reason(json)));
        }
        return json;
    }

    private static String reason(JsonNode json) {
        var reason = "%s %s"
                .formatted(
                        json.path("error").asText(""),
                        json.path("error_description").asText(""))
                .lines()
                .findFirst()
                .orElse("");
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
    }

    private String form() {
        var fields = new LinkedHashMap<String, String>();
        refreshToken.ifPresentOrElse(
                token -> fields.putAll(Map.of("grant_type", "refresh_token", "refresh_token", token)),
                () -> fields.put("grant_type", "client_credentials"));
        fields.put("client_id", config.clientId());
        config.clientSecret().ifPresent(secret -> fields.put("client_secret", secret));
        config.scope().ifPresent(scope -> fields.put("scope", scope));
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encode(field.getValue(), UTF_8))
                .collect(joining("&"));
    }
}
