package io.muara.ingest.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.muara.ingest.Delivery;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;

/** Calls one provider's API. Every request must carry a timeout. Follows no redirects. Safe for use by many threads. */
public final class ProviderHttp {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final String provider;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** @param provider its name as people know it, such as {@code WhatsApp} */
    public ProviderHttp(String provider) {
        this.provider = provider;
    }

    /**
     * Hands a reply over. What never reached the provider is {@link Delivery.Unavailable}; what may have reached it without an
     * answer is {@link Delivery.Uncertain}.
     *
     * @param meaning what an answer means
     */
    public Delivery deliver(HttpRequest request, Function<Answer, Delivery> meaning) {
        try {
            return meaning.apply(ask(request));
        } catch (ConnectException | HttpConnectTimeoutException | SSLHandshakeException e) {
            return new Delivery.Unavailable("%s cannot be reached.".formatted(provider));
        } catch (IOException e) {
            return new Delivery.Uncertain("The connection to %s broke before its answer came.".formatted(provider));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Delivery.Uncertain("We stopped before %s's answer came.".formatted(provider));
        }
    }

    /** Asks something that changes nothing, or whose failure is told by the exception. */
    public Answer ask(HttpRequest request) throws IOException, InterruptedException {
        var response = http.send(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    /** @param body as text */
    public record Answer(int status, HttpHeaders headers, String body) {

        private static final Pattern SECONDS = Pattern.compile("[0-9]{1,6}");

        /** Missing when the body is not JSON, as a gateway's may be. */
        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (JsonProcessingException notJson) {
                return MissingNode.getInstance();
            }
        }

        /** The {@code Retry-After} header in seconds, RFC 9110, section 10.2.3; its form with a date is not used by anybody here. */
        public Optional<Duration> retryAfter() {
            return headers.firstValue("Retry-After")
                    .filter(text -> SECONDS.matcher(text).matches())
                    .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
        }
    }
}
