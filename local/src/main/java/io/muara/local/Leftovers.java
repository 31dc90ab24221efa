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
 * A note of each child as {@code name pid start}, by which {@code ./muara bench} finds them. When a platform is itself killed,
 * its children go on: whoever holds the data folder's lock next stops them.
 */
final class Leftovers {

    private static final int GRACE_SECONDS = 10;

    private final Path file;

    Leftovers(Path file) {
        this.file = file;
    }

    void remember(List<ServiceProcess> services) {
        var lines = services.stream()
                .flatMap(service -> ProcessHandle.of(service.pid()).stream().map(process -> "%s %d %s"
                        .formatted(
                                service.name(), process.pid(), startOf(process).orElse(Instant.EPOCH))))
                .toList();
        try {
            Files.write(file, lines, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void stop() {
        for (var line : lines()) {
            var parts = line.split(" ", -1);
            ProcessHandle.of(Long.parseLong(parts[1]))
                    // The number may by now be somebody else's: the start time tells.
                    .filter(process -> startOf(process)
                            .filter(start -> start.toString().equals(parts[2]))
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
