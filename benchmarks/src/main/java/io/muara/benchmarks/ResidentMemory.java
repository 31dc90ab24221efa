package io.muara.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** How much memory a process really holds, as the kernel counts it. */
final class ResidentMemory {

    private static final String LABEL = "VmRSS:";
    private static final long KIB_PER_MIB = 1024;

    private ResidentMemory() {}

    /** Empty when the process is gone or this system does not tell. */
    static Optional<Long> mebibytes(long pid) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith(LABEL))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / KIB_PER_MIB)
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
