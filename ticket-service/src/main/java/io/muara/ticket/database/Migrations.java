package io.muara.ticket.database;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/**
 * Makes our tables at start-up, in the background and for as long as it takes, so that the service starts without
 * PostgreSQL. Several replicas may do so at once: Flyway lets one at a time.
 */
@ApplicationScoped
public class Migrations {

    /** Of what our own scripts complain about, in words for whoever runs the database. */
    private static final String OURS = "P0001";

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Database database;
    private final CountDownLatch done = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);

    private @Nullable String lastTold;

    Migrations(Database database) {
        this.database = database;
    }

    /** Where the tables are. */
    public Database database() {
        return database;
    }

    public boolean isDone() {
        return done.getCount() == 0;
    }

    /** Waits for the tables; false when the service stops first. Blocks. */
    public boolean await() throws InterruptedException {
        while (!done.await(100, TimeUnit.MILLISECONDS)) {
            if (stopped.getCount() == 0) {
                return false;
            }
        }
        return true;
    }

    void start(@Observes StartupEvent started) {
        Thread.ofVirtual().name("migrations").start(this::run);
    }

    void stop(@Observes ShutdownEvent stopping) {
        stopped.countDown();
    }

    private void run() {
        try {
            var stopping = false;
            while (!stopping && !attempt()) {
                stopping = stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean attempt() {
        try {
            var applied = Flyway.configure()
                    .dataSource(
                            database.url(),
                            database.credentials().getProperty("user"),
                            database.credentials().getProperty("password"))
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
            done.countDown();
            Log.infof("tables are ready schema=%s", applied.targetSchemaVersion);
            return true;
        } catch (FlywayException e) {
            tell(e);
            return false;
        }
    }

    private void tell(FlywayException failure) {
        var said =
                failure.getCause() instanceof SQLException cause && OURS.equals(cause.getSQLState()) ? cause : failure;
        var reason = String.valueOf(said.getMessage()).lines().findFirst().orElse("");
        if (!reason.equals(lastTold)) {
            Log.warnf("tables are not ready, trying again until they are reason=%s", reason);
            lastTold = reason;
        }
    }
}
