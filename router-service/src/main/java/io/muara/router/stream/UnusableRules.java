package io.muara.router.stream;

import static java.util.stream.Collectors.joining;

import io.muara.router.rules.Mistake;
import java.nio.file.Path;
import java.util.List;

/** The rules cannot be used as they are, so the service does not start: it would decide messages wrongly. */
final class UnusableRules extends RuntimeException {

    UnusableRules(List<Mistake> mistakes) {
        super(mistakes.stream()
                .map(Mistake::toString)
                .collect(joining(
                        "\n  ",
                        "the rules have mistakes; mend them, or set muara.rules.file to another file:\n  ",
                        "\n")));
    }

    UnusableRules(Path file, Throwable cause) {
        super(
                "muara.rules.file names '%s', which cannot be read; set it to a rules file, or leave it out for the shipped rules"
                        .formatted(file),
                cause);
    }
}
