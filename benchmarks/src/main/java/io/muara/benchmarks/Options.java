package io.muara.benchmarks;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What to measure. The whole run takes about four times {@code seconds} plus four times {@code peakSeconds}.
 *
 * @param to where webhooks of the platform go
 * @param rate webhooks per second where the rate is fixed
 * @param seconds how long each run at the fixed rate lasts
 * @param peakSeconds how long each run as fast as possible lasts; short, because what it leaves behind must be worked off
 * @param connections open at the same time
 * @param pids processes by name whose memory is shown
 */
record Options(
        URI to,
        String kafka,
        int rate,
        int seconds,
        int peakSeconds,
        int connections,
        String secret,
        Map<String, Long> pids) {

    private static final Options DEFAULTS = new Options(
            URI.create("http://localhost:8081/webhooks/whatsapp/demo"),
            "localhost:9092",
            100,
            15,
            5,
            64,
            "muara-local-secret",
            Map.of());

    Options {
        requirePositive("rate", rate);
        requirePositive("seconds", seconds);
        requirePositive("peak-seconds", peakSeconds);
        requirePositive("connections", connections);
        pids = Map.copyOf(pids);
    }

    /** @throws IllegalArgumentException with a sentence for whoever wrote the arguments */
    static Options parse(String... arguments) {
        var options = DEFAULTS;
        for (var i = 0; i < arguments.length; i += 2) {
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException("%s needs a value".formatted(arguments[i]));
            }
            options = options.with(arguments[i], arguments[i + 1]);
        }
        return options;
    }

    private Options with(String name, String value) {
        return switch (name) {
            case "--to" -> new Options(URI.create(value), kafka, rate, seconds, peakSeconds, connections, secret, pids);
            case "--kafka" -> new Options(to, value, rate, seconds, peakSeconds, connections, secret, pids);
            case "--rate" ->
                new Options(to, kafka, number(name, value), seconds, peakSeconds, connections, secret, pids);
            case "--seconds" ->
                new Options(to, kafka, rate, number(name, value), peakSeconds, connections, secret, pids);
            case "--peak-seconds" ->
                new Options(to, kafka, rate, seconds, number(name, value), connections, secret, pids);
            case "--connections" ->
                new Options(to, kafka, rate, seconds, peakSeconds, number(name, value), secret, pids);
            case "--secret" -> new Options(to, kafka, rate, seconds, peakSeconds, connections, value, pids);
            case "--pid" -> new Options(to, kafka, rate, seconds, peakSeconds, connections, secret, withPid(value));
            default ->
                throw new IllegalArgumentException(
                        "unknown option %s; there are --to --kafka --rate --seconds --peak-seconds --connections --secret --pid"
                                .formatted(name));
        };
    }

    private Map<String, Long> withPid(String value) {
        var equals = value.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException("--pid must look like name=number, but was '%s'".formatted(value));
        }
        var more = new LinkedHashMap<>(pids);
        more.put(value.substring(0, equals), (long) number("--pid", value.substring(equals + 1)));
        return more;
    }

    private static int number(String name, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("%s must be a number, but was '%s'".formatted(name, value), e);
        }
    }

    private static void requirePositive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("--%s must be at least 1, but was %d".formatted(name, value));
        }
    }
}
