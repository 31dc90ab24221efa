package io.muara.router.loading;

import static java.util.stream.Collectors.joining;

import io.muara.contracts.written.Mistake;
import java.nio.file.Path;
import java.util.List;

/** The rules cannot be used as they are, so the service does not start: it would decide messages wrongly. */
final class UnusableRules extends RuntimeException {

    UnusableRules(List<Mistake> mistakes) {
        super(mistakes.stream()
                .map(Mistake::toString)
                .collect(joining(
                        "\n  ",
                        "the rules have mistakes; mend them, or set muara.rules.folder to another folder:\n  ",
                        "\n")));
    }

    UnusableRules(String sentence) {
        super(sentence);
    }

    UnusableRules(Path folder, Throwable cause) {
        super(
                "muara.rules.folder names '%s', which cannot be read; set it to a folder of rules, or leave it out for the shipped rules"
                        .formatted(folder),
                cause);
    }
}
