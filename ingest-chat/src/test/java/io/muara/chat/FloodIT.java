package io.muara.chat;

import static io.muara.chat.MetaCalls.DEMO;
import static io.muara.chat.MetaCalls.FORGED;
import static io.muara.chat.MetaCalls.signature;
import static io.muara.chat.MetaCalls.text;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muara.testkit.EmbeddedKafka;
import io.muara.testkit.LocalSecrets;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The packaged service with a small heap, behind a proxy that tells who calls, while strangers do what they can. */
class FloodIT {

    private static final Duration ROUND = Duration.ofSeconds(6);
    private static final int SLOW = 200;
    private static final byte[] MEGABYTE = new byte[1 << 20];
    private static final String PROVIDER = "203.0.113.50";

    private final Map<String, AtomicInteger> answers = new ConcurrentHashMap<>();

    @Test
    void strangers_neither_fill_its_memory_nor_keep_a_provider_out() throws Exception {
        try (var kafka = EmbeddedKafka.startTemporary();
                var chat = ChatProcess.start(smallHeap(), behindAProxy(kafka)).ready();
                var http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            var meta = new MetaCalls(http, chat);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> provider(meta, "quiet", System.nanoTime()).equals(List.of(200)));
            var warm = round(meta, "a");
            var first = memory(chat);
            var again = round(meta, "b");

            assertThat(warm).isNotEmpty().allMatch(status -> status == 200);
            assertThat(again).isNotEmpty().allMatch(status -> status == 200);
            assertThat(chat.isAlive()).isTrue();
            assertThat(memory(chat)).isLessThan(first + (48L << 20));
            assertThat(answers).containsKeys("401", "429");
            assertThat(chat.log()).doesNotContain("OutOfMemory");
        }
    }

    /** What the provider's calls were answered while everybody else did their worst. */
    private List<Integer> round(MetaCalls meta, String name) throws Exception {
        var until = System.nanoTime() + ROUND.toNanos();
        var slow = slowBodies(meta.chat());
        try (var strangers = Executors.newFixedThreadPool(6)) {
            for (int i = 0; i < 3; i++) {
                flood(strangers, until, () -> forged(meta.chat(), anybody()));
            }
            flood(strangers, until, () -> forged(meta.chat(), "198.51.100.7"));
            flood(strangers, until, () -> largeHeaders(meta.chat()));
            flood(strangers, until, () -> endlessLine(meta.chat()));
            return provider(meta, name, until);
        } finally {
            for (var socket : slow) {
                socket.close();
            }
        }
    }

    /** At least one call, and more until then. */
    private static List<Integer> provider(MetaCalls meta, String name, long until) throws Exception {
        var statuses = new ArrayList<Integer>();
        do {
            var body = text("%s-%d".formatted(name, statuses.size()));
            var request = meta.request(DEMO, body, signature(LocalSecrets.META, body))
                    .header("X-Forwarded-For", "198.51.100.7, " + PROVIDER)
                    .build();
            statuses.add(meta.http().send(request, BodyHandlers.ofString()).statusCode());
        } while (System.nanoTime() - until < 0);
        return statuses;
    }

    private void flood(ExecutorService strangers, long until, Attack attack) {
        strangers.execute(() -> {
            while (System.nanoTime() - until < 0) {
                try {
                    var answer = attack.once();
                    answers.computeIfAbsent(answer, first -> new AtomicInteger())
                            .incrementAndGet();
                } catch (IOException hungUp) {
                    answers.computeIfAbsent("hung up", first -> new AtomicInteger())
                            .incrementAndGet();
                }
            }
        });
    }

    private static String forged(ChatProcess chat, String address) throws IOException {
        try (var socket = socket(chat)) {
            socket.getOutputStream().write(head(address, MEGABYTE.length));
            try {
                socket.getOutputStream().write(MEGABYTE);
            } catch (IOException notWanted) {
                // Answered before its end.
            }
            return status(socket);
        }
    }

    private static String largeHeaders(ChatProcess chat) throws IOException {
        try (var socket = socket(chat)) {
            var out = socket.getOutputStream();
            out.write("POST %s HTTP/1.1\r\nHost: localhost\r\n".formatted(DEMO).getBytes(US_ASCII));
            var header = "X-Filler: %s\r\n".formatted("x".repeat(1000)).getBytes(US_ASCII);
            for (int i = 0; i < 500; i++) {
                out.write(header);
            }
            return status(socket);
        }
    }

    private static String endlessLine(ChatProcess chat) throws IOException {
        try (var socket = socket(chat)) {
            socket.getOutputStream().write("GET /".getBytes(US_ASCII));
            socket.getOutputStream().write("x".repeat(1 << 20).getBytes(US_ASCII));
            return status(socket);
        }
    }

    private static List<Socket> slowBodies(ChatProcess chat) throws IOException {
        var sockets = new ArrayList<Socket>();
        for (int i = 0; i < SLOW; i++) {
            var socket = socket(chat);
            socket.getOutputStream().write(head(anybody(), MEGABYTE.length));
            socket.getOutputStream().write('{');
            sockets.add(socket);
        }
        return sockets;
    }

    private static byte[] head(String address, int length) {
        return "POST %s HTTP/1.1\r\nHost: localhost\r\nX-Hub-Signature-256: %s\r\nX-Forwarded-For: %s\r\nContent-Length: %d\r\n\r\n"
                .formatted(DEMO, FORGED, address, length)
                .getBytes(US_ASCII);
    }

    private static String anybody() {
        var random = ThreadLocalRandom.current();
        return "2001:db8:%x:%x::1".formatted(random.nextInt(1 << 16), random.nextInt(1 << 16));
    }

    private static Socket socket(ChatProcess chat) throws IOException {
        var socket = new Socket("localhost", chat.url("/").getPort());
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static String status(Socket socket) throws IOException {
        var line = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII)).readLine();
        return line == null ? "hung up" : line.split(" ", -1)[1];
    }

    /** Of the whole process, in bytes; nothing where the system does not tell. */
    private static long memory(ChatProcess chat) throws IOException {
        var status = Path.of("/proc", Long.toString(chat.pid()), "status");
        if (Files.notExists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) << 10)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> smallHeap() {
        return List.of("-Xmx96m", "-XX:+UseSerialGC", "-XX:MaxDirectMemorySize=48m", "-XX:+ExitOnOutOfMemoryError");
    }

    private static Map<String, String> behindAProxy(EmbeddedKafka kafka) {
        return Map.of(
                "quarkus.profile", "local",
                "kafka.bootstrap.servers", kafka.bootstrapServers(),
                "muara.arrival.trusted-proxies", "127.0.0.1,::1",
                "muara.arrival.max-bytes", "24M",
                "muara.arrival.body-timeout", "5s",
                // However slow the machine is, who forges all the time is over it.
                "muara.arrival.addresses.forged-burst", "5",
                "muara.arrival.addresses.forged-per-second", "1");
    }

    /** One call; what it was answered. */
    @FunctionalInterface
    private interface Attack {
        String once() throws IOException;
    }
}
