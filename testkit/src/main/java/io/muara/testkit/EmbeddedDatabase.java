package io.muara.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One real PostgreSQL in a child process. Its rows lie in a folder and are there again after a restart. Not for use by
 * several threads at once.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Path folder;
    private final int port;
    private final boolean endsWithThisProcess;
    private final Runnable afterwards;
    private @Nullable EmbeddedPostgres postgres;

    private EmbeddedDatabase(Path folder, int port, boolean endsWithThisProcess, Runnable afterwards) {
        this.folder = folder;
        this.port = port;
        this.endsWithThisProcess = endsWithThisProcess;
        this.afterwards = afterwards;
    }

    /**
     * Starts a server, or starts one again on the rows that lie in the folder. It runs until closed, even when this process
     * is ended: whoever starts it decides in which order things stop. One left there by a process that was killed is
     * stopped first.
     */
    public static EmbeddedDatabase start(Path folder, int port) {
        var database = new EmbeddedDatabase(folder, port, false, () -> {});
        database.resume();
        return database;
    }

    /** Starts a server of which nothing is left when it is closed. */
    public static EmbeddedDatabase startTemporary() {
        var folder = TemporaryFolder.make();
        var database = new EmbeddedDatabase(folder.path().resolve("data"), Ports.free(), true, folder::delete);
        database.resume();
        return database;
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
            stopLeftover();
            postgres = EmbeddedPostgres.builder()
                    .setDataDirectory(folder)
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    .setPGStartupWait(PATIENCE)
                    .setRegisterShutdownHook(endsWithThisProcess)
                    .setServerConfig("max_connections", "200")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start on port %d in %s".formatted(port, folder), e);
        }
    }

    /** PostgreSQL notes its process on the first line of this file and removes the file when it stops in good order. */
    private void stopLeftover() throws IOException {
        var note = folder.resolve("postmaster.pid");
        if (Files.notExists(note)) {
            return;
        }
        var process = ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(note).getFirst().strip()))
                .filter(handle -> handle.info().command().orElse("").endsWith("postgres"));
        if (process.isEmpty()) {
            return;
        }
        process.get().destroy();
        try {
            process.get().onExit().get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            process.get().destroyForcibly();
            process.get().onExit().join();
        } catch (InterruptedException | ExecutionException e) {
            throw new IOException(
                    "the PostgreSQL that an earlier process left in %s does not stop".formatted(folder), e);
        }
    }

    @Override
    public void close() {
        pause();
        afterwards.run();
    }
}
