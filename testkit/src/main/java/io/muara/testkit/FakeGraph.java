package io.muara.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.muara.contracts.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Meta's Graph API as far as WhatsApp needs it, on a real socket: {@code POST …/{phone_number_id}/messages} takes a text, a
 * file, a template or a read mark, {@code POST …/media} a file, {@code GET /{media_id}} tells where one lies, and
 * {@code GET /sent} shows what was taken, newest first. It can report what became of each reply to a webhook, and be told to
 * fail.
 */
public final class FakeGraph implements AutoCloseable {

    private static final int REMEMBERED = 1000;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Optional<FakeGraphStatuses> statuses;
    private final Deque<Sent> sent = new ArrayDeque<>();
    private final FakeGraphFiles files = new FakeGraphFiles();
    private final List<JsonNode> marks = new CopyOnWriteArrayList<>();
    private final Deque<Failure> failures = new ArrayDeque<>();

    private FakeGraph(HttpServer server, Optional<FakeGraphStatuses> statuses) {
        this.server = server;
        this.statuses = statuses;
    }

    /**
     * @param webhookUrl where to report that a reply was sent, delivered and read
     * @param appSecret what to sign those reports with
     */
    public static FakeGraph start(int port, String webhookUrl, String appSecret) {
        return start(port, Optional.of(new FakeGraphStatuses(URI.create(webhookUrl), appSecret)));
    }

    /** One that reports nothing. */
    public static FakeGraph start(int port) {
        return start(port, Optional.empty());
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** What was taken, newest first. */
    public List<Sent> sent() {
        synchronized (sent) {
            return new ArrayList<>(sent);
        }
    }

    /** What was marked as read, in the order it was, as it was asked for. */
    public List<JsonNode> marks() {
        return List.copyOf(marks);
    }

    /** Holds a file as if a customer had sent it; gives its media id. */
    public String hold(String mediaType, byte[] bytes) {
        return files.hold(mediaType, bytes);
    }

    /** Of a file that was handed over. */
    public Optional<byte[]> bytes(String mediaId) {
        return files.find(mediaId).map(FakeGraphFiles.Held::bytes);
    }

    /** How the next calls fail, one after the other; those behind them succeed. */
    public void failNext(Failure... next) {
        synchronized (failures) {
            failures.addAll(List.of(next));
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
        statuses.ifPresent(FakeGraphStatuses::close);
    }

    private static FakeGraph start(int port, Optional<FakeGraphStatuses> statuses) {
        try {
            var server = HttpServer.create(new InetSocketAddress("localhost", port), 0);
            var graph = new FakeGraph(server, statuses);
            server.setExecutor(graph.threads);
            server.createContext("/", graph::answer);
            server.start();
            return graph;
        } catch (IOException e) {
            throw new UncheckedIOException("the fake of Meta's Graph API did not start on port %d".formatted(port), e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var path = exchange.getRequestURI().getPath();
            var isPost = exchange.getRequestMethod().equals("POST");
            if (!isPost && path.equals("/sent")) {
                write(exchange, 200, sent());
            } else if (!isKnown(exchange)) {
                error(exchange, 401, 190, "Invalid OAuth access token.");
            } else if (isPost && path.endsWith("/messages")) {
                take(exchange, parsed(body));
            } else if (isPost && path.endsWith("/media")) {
                takeFile(exchange, body);
            } else if (!isPost) {
                tell(exchange, path.substring(path.lastIndexOf('/') + 1), path.startsWith("/files/"));
            } else {
                error(exchange, 404, 100, "Unsupported post request");
            }
        }
    }

    private static boolean isKnown(HttpExchange exchange) {
        var token = exchange.getRequestHeaders().getFirst("Authorization");
        return token != null && token.length() > "Bearer ".length() && token.startsWith("Bearer ");
    }

    private void takeFile(HttpExchange exchange, byte[] body) throws IOException {
        var failure = nextFailure();
        if (failure.isPresent() && fail(exchange, failure.get())) {
            return;
        }
        var id = files.take(exchange.getRequestHeaders().getFirst("Content-Type"), body);
        if (id.isEmpty()) {
            error(exchange, 400, 100, "Param file must be a file");
        } else if (failure.isEmpty()) {
            write(exchange, 200, Map.of("id", id.get()));
        }
    }

    /** Where a file lies or, there, its bytes. */
    private void tell(HttpExchange exchange, String id, boolean itself) throws IOException {
        var failure = nextFailure();
        if (failure.isPresent() && fail(exchange, failure.get())) {
            return;
        }
        var held = files.find(id);
        if (held.isEmpty()) {
            error(exchange, 404, 100, "Unsupported get request. Object with ID '%s' does not exist".formatted(id));
        } else if (itself) {
            exchange.getResponseHeaders().add("Content-Type", held.get().mediaType());
            exchange.sendResponseHeaders(200, held.get().bytes().length);
            exchange.getResponseBody().write(held.get().bytes());
        } else {
            write(exchange, 200, located(id, held.get()));
        }
    }

    private Map<String, Object> located(String id, FakeGraphFiles.Held held) {
        return Map.of(
                "messaging_product",
                "whatsapp",
                "url",
                url() + "/files/" + id,
                "mime_type",
                held.mediaType(),
                "sha256",
                held.sha256(),
                "file_size",
                held.bytes().length,
                "id",
                id);
    }

    private void take(HttpExchange exchange, JsonNode request) throws IOException {
        var isMark = request.path("status").asText().equals("read") && request.hasNonNull("message_id");
        if (!isMark && !isMessage(request)) {
            error(exchange, 400, 100, "Invalid parameter");
            return;
        }
        var failure = nextFailure();
        if (failure.isPresent() && fail(exchange, failure.get())) {
            return;
        }
        if (isMark) {
            marks.add(request);
            write(exchange, 200, Map.of("success", true));
            return;
        }
        var taken = remember(exchange.getRequestURI().getPath(), request);
        if (failure.isPresent()) {
            return;
        }
        write(exchange, 200, accepted(taken));
        statuses.ifPresent(reporting -> reporting.report(taken));
    }

    /** False when the reply is taken all the same and only the answer is missing. */
    private boolean fail(HttpExchange exchange, Failure failure) throws IOException {
        switch (failure) {
            case THROTTLED -> {
                exchange.getResponseHeaders().add("Retry-After", "1");
                error(exchange, 429, 130429, "Rate limit hit");
            }
            case BROKEN -> error(exchange, 500, 131000, "Something went wrong");
            case OUTSIDE_WINDOW -> error(exchange, 400, 131047, "Re-engagement message");
            case HANGS -> hang();
            case TAKEN_THEN_CUT -> {
                return false;
            }
        }
        return true;
    }

    private void hang() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Sent remember(String path, JsonNode request) {
        var parts = path.split("/", -1);
        var taken = new Sent(
                "wamid.FAKE" + UUID.randomUUID().toString().replace("-", ""),
                parts[parts.length - 2],
                request.path("to").asText(request.path("recipient").asText()),
                text(request),
                Optional.ofNullable(request.path("context").path("message_id").asText(null)),
                Optional.ofNullable(request.path("biz_opaque_callback_data").asText(null)),
                request);
        synchronized (sent) {
            sent.addFirst(taken);
            if (sent.size() > REMEMBERED) {
                sent.removeLast();
            }
        }
        return taken;
    }

    private Optional<Failure> nextFailure() {
        synchronized (failures) {
            return Optional.ofNullable(failures.pollFirst());
        }
    }

    private static JsonNode parsed(byte[] body) throws IOException {
        try {
            return Wire.json().readTree(body);
        } catch (JsonProcessingException notJson) {
            return Wire.json().missingNode();
        }
    }

    private boolean isMessage(JsonNode request) {
        var type = request.path("type").asText();
        var said = request.path(type);
        var isWhole =
                switch (type) {
                    case "text" -> !said.path("body").asText().isBlank();
                    case "image", "video", "document" ->
                        files.find(said.path("id").asText()).isPresent();
                    case "audio", "sticker" ->
                        files.find(said.path("id").asText()).isPresent() && !said.has("caption");
                    case "template" ->
                        said.hasNonNull("name") && said.path("language").hasNonNull("code");
                    default -> false;
                };
        return isWhole
                && request.path("messaging_product").asText().equals("whatsapp")
                && (request.hasNonNull("to") || request.hasNonNull("recipient"));
    }

    /** The words of a text, or those below a file. */
    private static String text(JsonNode request) {
        var said = request.path(request.path("type").asText());
        return said.path("body").asText(said.path("caption").asText());
    }

    private static Map<String, Object> accepted(Sent taken) {
        return Map.of(
                "messaging_product", "whatsapp",
                "contacts", List.of(Map.of("input", taken.to(), "wa_id", taken.to())),
                "messages", List.of(Map.of("id", taken.id(), "message_status", "accepted")));
    }

    private static void error(HttpExchange exchange, int status, int code, String message) throws IOException {
        write(
                exchange,
                status,
                Map.of(
                        "error",
                        Map.of(
                                "message",
                                message,
                                "type",
                                "OAuthException",
                                "code",
                                code,
                                "error_data",
                                Map.of("messaging_product", "whatsapp", "details", message),
                                "fbtrace_id",
                                "fake")));
    }

    private static void write(HttpExchange exchange, int status, Object value) throws IOException {
        var bytes = (Wire.json().writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n").getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /**
     * A reply that was taken.
     *
     * @param answers the message it answers
     * @param callbackData given back with every report
     * @param request all of it; not shown at {@code /sent}
     */
    public record Sent(
            String id,
            String phoneNumberId,
            String to,
            String text,
            Optional<String> answers,
            Optional<String> callbackData,
            @JsonIgnore JsonNode request) {}

    public enum Failure {
        /** 429 with Meta's code for too many messages. */
        THROTTLED,
        /** 500. */
        BROKEN,
        /** Refused for good: the customer wrote more than 24 hours ago. */
        OUTSIDE_WINDOW,
        /** Takes nothing and never answers. */
        HANGS,
        /** Takes the reply, then cuts the connection without an answer. */
        TAKEN_THEN_CUT
    }
}
