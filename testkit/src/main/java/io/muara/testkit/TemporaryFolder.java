package io.muara.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * A folder for what nobody needs afterwards: in memory where the system lends some, else on the disk, for which Kafka waits
 * with every partition that it makes, and our services need more than a thousand; and PostgreSQL with every commit.
 */
record TemporaryFolder(Path path) {

    private static final Path MEMORY = Path.of("/dev/shm");
    private static final long ENOUGH_BYTES = 2L << 30;
    private static final String OURS = "muara-";

    static TemporaryFolder make() {
        try {
            var name = "%s%d-".formatted(OURS, ProcessHandle.current().pid());
            return new TemporaryFolder(
                    isMemoryLent() ? Files.createTempDirectory(MEMORY, name) : Files.createTempDirectory(name));
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary folder can be made", e);
        }
    }

    void delete() {
        if (Files.notExists(path)) {
            return;
        }
        try (var files = Files.walk(path)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the temporary folder %s cannot be deleted".formatted(path), e);
        }
    }

    private static boolean isMemoryLent() throws IOException {
        if (!Files.isWritable(MEMORY)) {
            return false;
        }
        giveBackLeftovers();
        return Files.getFileStore(MEMORY).getUsableSpace() > ENOUGH_BYTES;
    }

    /** Of runs that did not get to it: unlike a disk, memory is missed. */
    private static void giveBackLeftovers() throws IOException {
        try (var folders = Files.newDirectoryStream(MEMORY, OURS + "*")) {
            for (var folder : folders) {
                if (isLeftover(folder)) {
                    giveBack(new TemporaryFolder(folder));
                }
            }
        }
    }

    private static void giveBack(TemporaryFolder leftover) {
        try {
            leftover.delete();
        } catch (UncheckedIOException e) {
            // It is not ours, or somebody else is at it as well.
        }
    }

    private static boolean isLeftover(Path folder) {
        var pid = folder.getFileName().toString().replaceFirst(OURS + "([0-9]+)-.*", "$1");
        return pid.matches("[0-9]{1,18}")
                && ProcessHandle.of(Long.parseLong(pid)).isEmpty();
    }
}
