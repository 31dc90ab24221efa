package io.muara.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** A real PostgreSQL for a {@code @QuarkusTest}: in a container where a Docker engine answers, a child process where none does. */
public final class PostgresResource implements QuarkusTestResourceLifecycleManager {

    private @Nullable AutoCloseable postgres;

    @Override
    public Map<String, String> start() {
        return Docker.ANSWERS ? container() : embedded();
    }

    private Map<String, String> container() {
        var container = new PostgreSQLContainer("postgres:18");
        container.start();
        postgres = container;
        return Map.of(
                "quarkus.datasource.reactive.url",
                "postgresql://%s:%d/%s"
                        .formatted(container.getHost(), container.getMappedPort(5432), container.getDatabaseName()),
                "quarkus.datasource.username",
                container.getUsername(),
                "quarkus.datasource.password",
                container.getPassword());
    }

    private Map<String, String> embedded() {
        var embedded = EmbeddedDatabase.startTemporary();
        postgres = embedded;
        return Map.of(
                "quarkus.datasource.reactive.url", embedded.reactiveUrl(),
                "quarkus.datasource.username", "postgres",
                "quarkus.datasource.password", "postgres");
    }

    @Override
    public void stop() {
        Closing.quietly(postgres);
    }
}
