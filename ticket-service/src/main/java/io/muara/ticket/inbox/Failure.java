package io.muara.ticket.inbox;

import io.vertx.pgclient.PgException;
import java.util.stream.Stream;

/** Why a record cannot be handled, in words that hold nothing of the record itself. */
public final class Failure {

    private Failure() {}

    public static String of(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(PgException.class::isInstance)
                .map(PgException.class::cast)
                .findFirst()
                .map(refused -> "PostgreSQL refused it with SQLSTATE " + refused.getSqlState())
                .orElseGet(
                        () -> "it made our code fail with " + failure.getClass().getSimpleName() + place(failure));
    }

    private static String place(Throwable failure) {
        var trace = failure.getStackTrace();
        return trace.length == 0 ? "" : " at " + trace[0];
    }
}
