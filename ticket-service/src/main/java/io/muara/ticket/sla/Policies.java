package io.muara.ticket.sla;

import io.muara.contracts.SlaPolicyId;
import java.util.List;
import java.util.Optional;

/**
 * All policies of a moment.
 *
 * @param version changes with every byte of the files they are written in
 * @param fallback of tickets that no other is for
 * @param all in the order in which they are looked at
 */
record Policies(String version, Optional<SlaPolicyId> fallback, List<Policy> all) {

    Policies {
        all = List.copyOf(all);
    }

    /** That which was named, if there is one of that name; else the first that is for such tickets. */
    Optional<Policy> of(Subject subject) {
        return subject.named()
                .flatMap(this::named)
                .or(() -> all.stream()
                        .filter(policy -> policy.when()
                                .filter(when -> when.holds(subject))
                                .isPresent())
                        .findFirst())
                .or(() -> fallback.flatMap(this::named));
    }

    Optional<Policy> named(SlaPolicyId name) {
        return all.stream().filter(policy -> policy.name().equals(name)).findFirst();
    }
}
