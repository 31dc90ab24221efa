package io.muara.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;
import java.util.Optional;

/** Where a local platform keeps its state, held by one platform at a time. */
final class DataFolder implements AutoCloseable {

    private static final long LEAST_FREE_BYTES = 500L << 20;
    private static final int KEY_BYTES = 24;

    private final Path path;
    private final FileChannel channel;

    private DataFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** @param clean whether to forget everything that lies there */
    static DataFolder open(Path path, boolean clean) {
        try {
            Files.createDirectories(path);
            var channel = FileChannel.open(
                    path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            // Held until the channel closes, which the end of this process sees to whatever happens.
            if (lock(channel).isEmpty()) {
                channel.close();
                throw new Refusal(
                        "another ./muara up already runs on %s; stop it, or give this one a folder of its own with --data DIR and ports with --port-base N."
                                .formatted(path));
            }
            if (clean) {
                deleteAllBut(path, path.resolve("lock"));
            }
            refuseAFullDisk(path);
            return new DataFolder(path, channel);
        } catch (IOException e) {
            throw new Refusal("cannot keep state in %s: %s".formatted(path, e.getMessage()), e);
        }
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    /** {@code MUARA_API_KEY} if set, else one made once and kept. */
    String apiKey() {
        return key("MUARA_API_KEY", "api-key");
    }

    /** {@code MUARA_ADMIN_KEY} if set, else one made once and kept. */
    String adminKey() {
        return key("MUARA_ADMIN_KEY", "admin-key");
    }

    private String key(String variable, String name) {
        var given = System.getenv(variable);
        if (given != null && !given.isBlank()) {
            return given;
        }
        var file = path.resolve(name);
        try {
            if (Files.notExists(file)) {
                var random = new byte[KEY_BYTES];
                new SecureRandom().nextBytes(random);
                Files.writeString(file, Base64.getUrlEncoder().withoutPadding().encodeToString(random), UTF_8);
                restrict(file);
            }
            return Files.readString(file, UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("a key cannot be kept in " + file, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<FileLock> lock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException e) {
            return Optional.empty();
        }
    }

    private static void refuseAFullDisk(Path path) throws IOException {
        var free = Files.getFileStore(path).getUsableSpace();
        if (free < LEAST_FREE_BYTES) {
            throw new Refusal(
                    "the disk of %s has only %d MB free and Muara needs %d; free some, or choose another folder with --data DIR."
                            .formatted(path, free >> 20, LEAST_FREE_BYTES >> 20));
        }
    }

    private static void restrict(Path file) throws IOException {
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    private static void deleteAllBut(Path folder, Path kept) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(folder) && !file.equals(kept)) {
                    Files.delete(file);
                }
            }
        }
    }
}
