package io.muara.ticket.sla;

import static java.util.stream.Collectors.joining;

import io.muara.contracts.written.Mistake;
import java.nio.file.Path;
import java.util.List;

/** The policies cannot be used as they are, so the service does not start: it would promise what nobody meant. */
final class UnusablePolicies extends RuntimeException {

    UnusablePolicies(List<Mistake> mistakes) {
        super(mistakes.stream()
                .map(Mistake::toString)
                .collect(joining(
                        "\n  ",
                        "the SLA policies have mistakes; mend them, or set muara.sla.folder to another folder:\n  ",
                        "\n")));
    }

    UnusablePolicies(Path folder, Throwable cause) {
        super(
                "muara.sla.folder names '%s', which cannot be read; set it to a folder of SLA policies, or leave it out for the shipped ones"
                        .formatted(folder),
                cause);
    }
}
