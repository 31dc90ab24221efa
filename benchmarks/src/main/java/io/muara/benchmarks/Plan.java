package io.muara.benchmarks;

import java.nio.file.Path;

/**
 * How acceptance is measured.
 *
 * @param service the jar of ingest-chat that ships
 * @param warmUp how many calls each server accepts before anything counts
 * @param rounds how often each is measured; medians are shown
 * @param seconds that each round lasts
 * @param connections open at the same time
 * @param flags further ones for the JVM of ingest-chat, such as those that record a profile
 */
record Plan(Path service, int warmUp, int rounds, int seconds, int connections, String flags) {

    private static final String KNOWN = "--warm-up --rounds --seconds --connections --service-flags";

    Plan {
        requirePositive("warm-up", warmUp);
        requirePositive("rounds", rounds);
        requirePositive("seconds", seconds);
        requirePositive("connections", connections);
    }

    static Plan usual(Path home) {
        return new Plan(home.resolve("ingest-chat/target/quarkus-app/quarkus-run.jar"), 200_000, 5, 4, 64, "");
    }

    /** @throws IllegalArgumentException with a sentence for whoever wrote the arguments */
    Plan with(String... arguments) {
        var plan = this;
        for (int i = 0; i < arguments.length; i += 2) {
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException("%s needs a value".formatted(arguments[i]));
            }
            plan = plan.with(arguments[i], arguments[i + 1]);
        }
        return plan;
    }

    private Plan with(String name, String value) {
        return switch (name) {
            case "--warm-up" -> new Plan(service, number(name, value), rounds, seconds, connections, flags);
            case "--rounds" -> new Plan(service, warmUp, number(name, value), seconds, connections, flags);
            case "--seconds" -> new Plan(service, warmUp, rounds, number(name, value), connections, flags);
            case "--connections" -> new Plan(service, warmUp, rounds, seconds, number(name, value), flags);
            case "--service-flags" -> new Plan(service, warmUp, rounds, seconds, connections, value);
            default -> throw new IllegalArgumentException("unknown option %s; there are %s".formatted(name, KNOWN));
        };
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
