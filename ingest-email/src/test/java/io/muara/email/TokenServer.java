package io.muara.email;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.muara.contracts.Wire;
import io.muara.email.login.OAuthConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gives access tokens for one user as Google and Microsoft do, and tells a mail server which of them are good. */
public final class TokenServer implements AutoCloseable {

    private final HttpServer server;
    private final String user;
    private final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();
    private final Set<String> good = ConcurrentHashMap.newKeySet();
    private final AtomicInteger given = new AtomicInteger();
    private volatile boolean refusing;

    private TokenServer(HttpServer server, String user) {
        this.server = server;
        this.user = user;
    }

    public static TokenServer start(String user) throws IOException {
        var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var server = new TokenServer(http, user);
        http.createContext("/token", server::give);
        http.createContext("/introspect", server::introspect);
        http.start();
        return server;
    }

    /** The fields of every request for a token. */
    public List<Map<String, String>> asked() {
        return asked;
    }

    /** To be called with a token as the bearer. */
    public URI introspection() {
        return at("/introspect");
    }

    /** Makes every token void that was given so far. */
    public void revoke() {
        good.clear();
    }

    public void refuse(boolean refuse) {
        refusing = refuse;
    }

    public OAuthConfig config(Optional<String> secret, Optional<String> refreshToken) {
        return new Config(at("/token"), secret, refreshToken);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private URI at(String path) {
        return URI.create("http://localhost:%d%s".formatted(server.getAddress().getPort(), path));
    }

    private void give(HttpExchange exchange) throws IOException {
        asked.add(fields(new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
        if (refusing) {
            answer(exchange, 400, Map.of("error", "invalid_grant", "error_description", "consent was withdrawn\nx"));
            return;
        }
        var number = given.incrementAndGet();
        good.add("token-" + number);
        answer(
                exchange,
                200,
                Map.of(
                        "access_token",
                        "token-" + number,
                        "token_type",
                        "Bearer",
                        "expires_in",
                        3600,
                        "refresh_token",
                        "refresh-" + number));
    }

    private void introspect(HttpExchange exchange) throws IOException {
        var bearer = exchange.getRequestHeaders().getFirst("Authorization");
        var active = bearer != null && good.contains(bearer.substring("Bearer ".length()));
        answer(exchange, 200, active ? Map.of("active", true, "username", user) : Map.of("active", false));
    }

    private static void answer(HttpExchange exchange, int status, Map<String, Object> json) throws IOException {
        var body = Wire.bytes(json);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        try (exchange) {
            exchange.getResponseBody().write(body);
        }
    }

    private static Map<String, String> fields(String form) {
        return Stream.of(form.split("&"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(field -> field[0], field -> URLDecoder.decode(field[1], UTF_8)));
    }

    private record Config(URI tokenEndpoint, Optional<String> clientSecret, Optional<String> refreshToken)
            implements OAuthConfig {

        @Override
        public String clientId() {
            return "muara";
        }

        @Override
        public Optional<String> scope() {
            return Optional.of("https://outlook.office365.com/.default");
        }
    }
}
