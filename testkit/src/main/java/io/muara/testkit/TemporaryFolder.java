package io.muara.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * A folder for what nobody needs afterwards: in memory where the system lends some, else on the disk. Kafka writes every
 * partition that it makes through to the disk, and our services need more than a thousand.
 */
record TemporaryFolder(Path path) {

    private static final Path MEMORY = Path.of("/dev/shm");
    private static final long ENOUGH_BYTES = 2L << 30;

    static TemporaryFolder make(String name) {
        try {
            return new TemporaryFolder(
                    isMemoryLent() ? Files.createTempDirectory(MEMORY, name) : Files.createTempDirectory(name));
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary folder can be made", e);
        }
    }

    void delete() {
        try (var files = Files.walk(path)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the temporary folder %s cannot be deleted".formatted(path), e);
        }
    }

    private static boolean isMemoryLent() throws IOException {
        return Files.isWritable(MEMORY) && Files.getFileStore(MEMORY).getUsableSpace() > ENOUGH_BYTES;
    }
}
