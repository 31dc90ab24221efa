package io.muara.email.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What fuzzing begins with, and what it has found: a finding that was mended stays here as a file. */
final class Seeds {

    private static final Path RESOURCES = Path.of("src/test/resources");

    private Seeds() {}

    static List<Path> folders(Target target) {
        var own = RESOURCES.resolve("fuzz").resolve(target.id());
        return switch (target) {
            case MAIL -> List.of(own, RESOURCES.resolve("report"));
            case QUOTES, HTML -> List.of(own, RESOURCES.resolve("quotation"));
            case ADDRESSES, HEADER, WINMAIL -> List.of(own);
        };
    }

    static List<Path> files(Target target) {
        return folders(target).stream().flatMap(Seeds::files).toList();
    }

    private static Stream<Path> files(Path folder) {
        try (var files = Files.list(folder)) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException("there are no seeds in " + folder, e);
        }
    }
}
