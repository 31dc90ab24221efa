package io.muara.email;

import io.muara.contracts.DeliveryReport;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.Quarantined;

/** What becomes of one mail. No mail is dropped. */
public sealed interface MailOutcome {

    record Message(InboundMessage message) implements MailOutcome {}

    /** What became of a reply of ours. */
    record Report(DeliveryReport report) implements MailOutcome {}

    record Quarantine(Quarantined quarantined) implements MailOutcome {}
}
