package io.muara.router.condition;

import io.muara.contracts.ContactFacts;
import io.muara.contracts.Findings;
import java.util.Optional;

/**
 * What is known about a message beside itself.
 *
 * @param suggestion of a classifier, where one is on
 */
public record Circumstances(Optional<ContactFacts> contact, Optional<Findings.Suggestion> suggestion) {

    public static final Circumstances UNKNOWN = new Circumstances(Optional.empty(), Optional.empty());
}
