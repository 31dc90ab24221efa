package io.muara.ticket.health;

import io.muara.ticket.database.Migrations;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

@Readiness
@ApplicationScoped
class DatabaseReady implements AsyncHealthCheck {

    private static final String NAME = "PostgreSQL";
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Migrations migrations;
    private final Pool pool;

    DatabaseReady(Migrations migrations, Pool pool) {
        this.migrations = migrations;
        this.pool = pool;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        if (!migrations.isDone()) {
            return Uni.createFrom().item(down("its tables are not there yet"));
        }
        return pool.query("select 1")
                .execute()
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(rows -> HealthCheckResponse.up(NAME))
                .onFailure()
                .recoverWithItem(() -> down("it does not answer"));
    }

    private static HealthCheckResponse down(String reason) {
        return HealthCheckResponse.named(NAME).down().withData("reason", reason).build();
    }
}
