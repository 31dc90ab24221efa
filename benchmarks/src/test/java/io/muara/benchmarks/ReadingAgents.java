package io.muara.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Fifty people who look at tickets, each once a second whatever the answers do: times count from when they wanted to look, so
 * a stall cannot hide.
 */
final class ReadingAgents {

    private static final int AGENTS = 50;
    private static final long HIGHEST_MICROS = 60_000_000;
    private static final String[] TEAMS = {"customer-service", "finance", "warehouse", "technical", "marketing"};
    private static final String[] WORDS = {
        "pesanan",
        "rusak",
        "refund",
        "parcel",
        "sepatu lari",
        "transfer pembayaran",
        "\"belum sampai\"",
        "kopi surabaya",
        "invoice charged",
        "faktur pajak",
        "grosir -hitam",
        "wulandari",
        "wulandri",
        "santoso kemeja",
        "exchange size london",
        "login galat",
        "quotation powerbank",
        "tas rotan ambon",
        "pengiriman",
        "madu hutan padang"
    };

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;
    private final String key;
    private final List<String> tickets;
    private final Map<String, Histogram> times = new TreeMap<>();
    private final AtomicLong failures = new AtomicLong();

    /** @param tickets ids to read */
    ReadingAgents(String base, String key, List<String> tickets) {
        this.base = base;
        this.key = key;
        this.tickets = tickets;
        for (var kind : List.of("list", "read", "messages", "search")) {
            times.put(kind, new ConcurrentHistogram(HIGHEST_MICROS, 3));
        }
    }

    /** What came before does not count. */
    void forget() {
        times.values().forEach(Histogram::reset);
        failures.set(0);
    }

    void look(int seconds) throws Exception {
        try (var agents = Executors.newVirtualThreadPerTaskExecutor()) {
            var looking = new ArrayList<Future<?>>();
            for (var agent = 0; agent < AGENTS; agent++) {
                var number = agent;
                looking.add(agents.submit(() -> look(number, seconds)));
            }
            for (var one : looking) {
                one.get();
            }
        }
    }

    void print() {
        System.out.printf("%n%-10s %8s %10s %10s %10s %10s%n", "50 agents", "calls", "p50", "p95", "p99", "most");
        times.forEach((kind, micros) -> System.out.printf(
                Locale.ROOT,
                "%-10s %8d %7.1f ms %7.1f ms %7.1f ms %7.1f ms%n",
                kind,
                micros.getTotalCount(),
                micros.getValueAtPercentile(50) / 1e3,
                micros.getValueAtPercentile(95) / 1e3,
                micros.getValueAtPercentile(99) / 1e3,
                micros.getMaxValue() / 1e3));
        System.out.printf("%d calls failed%n", failures.get());
    }

    private Void look(int agent, int seconds) throws InterruptedException {
        var random = new Random(agent);
        var due = System.nanoTime() + TimeUnit.SECONDS.toNanos(1) * agent / AGENTS;
        for (var i = 0; i < seconds; i++) {
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            call(random, agent, due);
            due += TimeUnit.SECONDS.toNanos(1);
        }
        return null;
    }

    private void call(Random random, int agent, long due) throws InterruptedException {
        var ticket = tickets.get(random.nextInt(tickets.size()));
        switch (random.nextInt(10)) {
            case 0, 1 -> get("list", "/tickets?status=open&status=new&agent=agent-" + (agent + 1), due);
            case 2 -> get("list", "/tickets?status=open&team=" + TEAMS[random.nextInt(TEAMS.length)], due);
            case 3 -> get("list", "/tickets", due);
            case 4, 5 -> get("read", "/tickets/" + ticket, due);
            case 6, 7 -> get("messages", "/tickets/%s/messages".formatted(ticket), due);
            case 8 -> get("search", "/search?limit=20&q=" + word(random), due);
            default -> get("search", "/search?limit=20&q=" + special(random, agent), due);
        }
    }

    private static String special(Random random, int agent) {
        return switch (random.nextInt(3)) {
            case 0 -> "%23" + (2_000 + random.nextInt(9_000));
            case 1 -> "0812" + (1_000 + random.nextInt(9_000));
            default -> word(random) + "&status=open&agent=agent-" + (agent + 1);
        };
    }

    private void get(String kind, String path, long due) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Bearer " + key)
                .build();
        try {
            if (client.send(request, HttpResponse.BodyHandlers.ofByteArray()).statusCode() != 200) {
                failures.incrementAndGet();
            }
        } catch (IOException e) {
            failures.incrementAndGet();
        }
        Objects.requireNonNull(times.get(kind))
                .recordValue(Math.min(HIGHEST_MICROS, TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - due)));
    }

    private static String word(Random random) {
        return URLEncoder.encode(WORDS[random.nextInt(WORDS.length)], UTF_8);
    }
}
