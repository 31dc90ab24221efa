package io.muara.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A provider's API on a real socket of this machine: remembers every request, and answers as it was told. */
public final class FakeProvider implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int MOST_REMEMBERED = 1_000;

    private final HttpServer server;
    private final Function<Request, Answer> usual;
    private final Deque<Request> requests = new ConcurrentLinkedDeque<>();
    private final Queue<Answer> next = new ConcurrentLinkedQueue<>();

    private FakeProvider(HttpServer server, Function<Request, Answer> usual) {
        this.server = server;
        this.usual = usual;
    }

    /**
     * @param port 0 for any that is free
     * @param usual what to answer when nothing else was asked for by {@link #then}
     */
    public static FakeProvider start(int port, Function<Request, Answer> usual) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            var fake = new FakeProvider(server, usual);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", fake::answer);
            server.start();
            return fake;
        } catch (IOException e) {
            throw new UncheckedIOException("port %d cannot be listened on".formatted(port), e);
        }
    }

    public URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** The last thousand requests, in the order they came. */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /** What the next request is answered that nothing was said about yet. */
    public FakeProvider then(Answer answer) {
        next.add(answer);
        return this;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = request(exchange);
            requests.add(request);
            if (requests.size() > MOST_REMEMBERED) {
                requests.poll();
            }
            var told = next.poll();
            var answer = told == null ? usual.apply(request) : told;
            if (answer.status() == Answer.CUT.status()) {
                return; // closing without an answer cuts the connection
            }
            var body = answer.body().getBytes(UTF_8);
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private static Request request(HttpExchange exchange) throws IOException {
        var headers = new HashMap<String, String>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        var uri = exchange.getRequestURI();
        return new Request(
                exchange.getRequestMethod(),
                uri.getPath(),
                uri.getRawQuery() == null ? "" : uri.getRawQuery(),
                headers,
                new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    }

    /**
     * @param headers by lower-case name
     * @param body as UTF-8 text
     */
    public record Request(String method, String path, String query, Map<String, String> headers, String body) {

        /** @throws IllegalStateException when the body is not JSON */
        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("the request's body is not JSON", e);
            }
        }
    }

    public record Answer(int status, Map<String, String> headers, String body) {

        /** No answer: the connection ends after the request was read. */
        public static final Answer CUT = new Answer(-1, Map.of(), "");

        public static Answer json(int status, String body) {
            return new Answer(status, Map.of("Content-Type", "application/json"), body);
        }
    }
}
