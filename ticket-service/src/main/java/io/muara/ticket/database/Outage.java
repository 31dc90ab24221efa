package io.muara.ticket.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
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

    /** A table that is not there yet, a replica that is not the primary yet, a transaction that idled for too long. */
    private static final Set<String> PASSING_STATES = Set.of("42P01", "25006", "25P03");

    private Outage() {}

    public static boolean is(Throwable failure) {
        // What PostgreSQL says decides; only when it says nothing is it for the connection to tell.
        return state(failure).map(Outage::passes).orElseGet(() -> causes(failure)
                .anyMatch(Outage::isLostConnection));
    }

    /** Whether another transaction was in the way, so that the same again at once will do. */
    public static boolean isContention(Throwable failure) {
        return state(failure).filter(state -> state.startsWith("40")).isPresent();
    }

    /** What failed, in words that hold nothing of the data. */
    public static String reason(Throwable failure) {
        return state(failure)
                .map(state -> "PostgreSQL answered with SQLSTATE " + state)
                .orElseGet(() -> failure.getClass().getSimpleName() + place(failure));
    }

    private static Optional<String> state(Throwable failure) {
        return causes(failure)
                .map(cause -> switch (cause) {
                    case PgException refused -> refused.getSqlState();
                    case SQLException refused -> refused.getSQLState();
                    default -> null;
                })
                .flatMap(Stream::ofNullable)
                .findFirst();
    }

    private static boolean passes(String state) {
        return PASSING_STATES.contains(state) || (state.length() == 5 && PASSING.contains(state.substring(0, 2)));
    }

    private static boolean isLostConnection(Throwable cause) {
        return (cause instanceof IOException && !(cause instanceof JsonProcessingException))
                || cause instanceof TimeoutException
                || cause instanceof VertxException
                || cause instanceof NoStackTraceThrowable;
    }

    private static String place(Throwable failure) {
        var trace = failure.getStackTrace();
        return trace.length == 0 ? "" : " at " + trace[0];
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }
}
