package io.muara.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One real PostgreSQL in a child process. Its rows lie in a folder and are there again after a restart. Not for use by
 * several threads at once.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path folder;
    private final int port;
    private @Nullable EmbeddedPostgres postgres;

    private EmbeddedDatabase(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** Starts a server, or starts one again on the rows that lie in the folder. */
    public static EmbeddedDatabase start(Path folder, int port) {
        var database = new EmbeddedDatabase(folder, port);
        database.resume();
        return database;
    }

    public static EmbeddedDatabase startTemporary() {
        try {
            return start(Files.createTempDirectory("muara-postgres").resolve("data"), Ports.free());
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary folder for PostgreSQL", e);
        }
    }

    public int port() {
        return port;
    }

    /** User and password are {@code postgres}. */
    public String reactiveUrl() {
        return "postgresql://localhost:%d/postgres".formatted(port);
    }

    public String jdbcUrl() {
        return "jdbc:" + reactiveUrl();
    }

    /** Stops the server; what it committed is kept. */
    public void pause() {
        if (postgres == null) {
            return;
        }
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL on port %d did not stop".formatted(port), e);
        }
        postgres = null;
    }

    /** Starts the server again on the same port and rows. */
    public void resume() {
        if (postgres != null) {
            return;
        }
        try {
            Files.createDirectories(folder);
            postgres = EmbeddedPostgres.builder()
                    .setDataDirectory(folder)
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    .setPGStartupWait(PATIENCE)
                    .setServerConfig("max_connections", "200")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start on port %d in %s".formatted(port, folder), e);
        }
    }

    @Override
    public void close() {
        pause();
    }
}
