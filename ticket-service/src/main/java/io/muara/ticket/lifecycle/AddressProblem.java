package io.muara.ticket.lifecycle;

import io.muara.contracts.DeliveryReport.Finding;
import java.time.Instant;

/** Why a contact's address should not be written to unasked. */
public record AddressProblem(Finding finding, String reason, Instant since) {

    /** For whoever writes to it all the same. */
    public String warning() {
        return switch (finding) {
            case UNREACHABLE -> "this address has taken no mail since %s: %s".formatted(since, reason);
            case COMPLAINED ->
                "the owner of this address has complained about our mail on %s: %s".formatted(since, reason);
        };
    }
}
