package io.muara.ticket.database;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Doing a thing again and again, on the Vert.x context that it began on: a database session may not leave its own. */
@ApplicationScoped
public class Patience {

    private static final Duration FIRST = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofSeconds(3);
    private static final int TRIES = 3;

    private final Migrations migrations;

    Patience(Migrations migrations) {
        this.migrations = migrations;
    }

    /** For as long as PostgreSQL is away or others are in the way; any other failure ends it. */
    public <T> Uni<T> whileOut(Supplier<Uni<T>> work) {
        return again(work, Outage::is);
    }

    /** For as long as it takes. */
    public <T> Uni<T> untilItSucceeds(Supplier<Uni<T>> work) {
        return again(work, failure -> true);
    }

    /** A few times at once, when another transaction was in the way: somebody is waiting for the answer. */
    public <T> Uni<T> overContention(Supplier<Uni<T>> work) {
        return here(work).onFailure(Outage::isContention).retry().atMost(TRIES);
    }

    /** Once, or not at all while there is no database: for what is looked at again soon. */
    public Uni<Void> ifPossible(Supplier<Uni<?>> work) {
        if (!migrations.isDone()) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .deferred(work::get)
                .replaceWithVoid()
                .onFailure(Outage::is)
                .recoverWithUni(() -> Uni.createFrom().voidItem());
    }

    private <T> Uni<T> again(Supplier<Uni<T>> work, Predicate<Throwable> passing) {
        return here(() -> migrations.isDone() ? work.get() : Uni.createFrom().failure(new TablesAreMissing()))
                .onFailure(passing)
                .invoke(failure -> Log.warnf("transaction failed and is tried again reason=%s", Outage.reason(failure)))
                .onFailure(passing)
                .retry()
                .withBackOff(FIRST, LONGEST)
                .indefinitely();
    }

    private static <T> Uni<T> here(Supplier<Uni<T>> work) {
        var context = Objects.requireNonNull(Vertx.currentContext(), "a transaction needs a Vert.x context");
        return Uni.createFrom()
                .deferred(work::get)
                .runSubscriptionOn(command -> context.runOnContext(ignored -> command.run()));
    }

    /** Between two migrations the tables are there and lack columns, which is no fault of any message. */
    private static final class TablesAreMissing extends IOException {

        TablesAreMissing() {
            super("the tables are not there yet");
        }
    }
}
