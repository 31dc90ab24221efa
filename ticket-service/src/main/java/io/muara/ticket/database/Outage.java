package io.muara.ticket.database;

import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Tells a failure that passes by waiting from one that the data itself causes and that no waiting will cure. */
public final class Outage {

    /**
     * Connection, rolled back by contention, resources, lock not available, operator intervention, system and internal
     * errors.
     */
    private static final Set<String> PASSING = Set.of("08", "40", "53", "55", "57", "58", "F0", "XX");

    /** A table that is not there yet, and a replica that is not the primary yet. */
    private static final Set<String> PASSING_STATES = Set.of("42P01", "25006", "25P03");

    private Outage() {}

    public static boolean is(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(Outage::passes);
    }

    /** Whether another transaction was in the way, so that the same again at once will do. */
    public static boolean isContention(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof PgException refused
                        && String.valueOf(refused.getSqlState()).startsWith("40"));
    }

    private static boolean passes(Throwable cause) {
        return switch (cause) {
            case PgException refused -> passes(String.valueOf(refused.getSqlState()));
            case IOException lost -> true;
            case TimeoutException late -> true;
            case VertxException lost -> true;
            case NoStackTraceThrowable lost -> true;
            default -> false;
        };
    }

    private static boolean passes(String state) {
        return PASSING_STATES.contains(state) || (state.length() == 5 && PASSING.contains(state.substring(0, 2)));
    }
}
