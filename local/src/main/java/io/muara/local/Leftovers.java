package io.muara.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The children of a platform that was itself killed, and so could not stop them. Whoever holds the data folder's lock may
 * stop what the last holder left.
 */
final class Leftovers {

    private static final int GRACE_SECONDS = 10;

    private final Path file;

    Leftovers(Path file) {
        this.file = file;
    }

    void remember(List<ServiceProcess> services) {
        var lines = services.stream()
                .map(ServiceProcess::pid)
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .map(process -> process.pid() + " " + startOf(process).orElse(Instant.EPOCH))
                .toList();
        try {
            Files.write(file, lines, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void stop() {
        for (var line : lines()) {
            var parts = line.split(" ", 2);
            ProcessHandle.of(Long.parseLong(parts[0]))
                    // The number may by now be somebody else's: the start time tells.
                    .filter(process -> startOf(process)
                            .filter(start -> start.toString().equals(parts[1]))
                            .isPresent())
                    .ifPresent(Leftovers::end);
        }
    }

    private List<String> lines() {
        try {
            return Files.exists(file) ? Files.readAllLines(file, UTF_8) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Optional<Instant> startOf(ProcessHandle process) {
        return process.info().startInstant();
    }
}
