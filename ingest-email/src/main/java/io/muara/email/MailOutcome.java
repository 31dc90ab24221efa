package io.muara.email;

import io.muara.contracts.InboundMessage;
import io.muara.contracts.Quarantined;

/** What becomes of one mail. There is no third way: no mail is dropped. */
public sealed interface MailOutcome {

    record Message(InboundMessage message) implements MailOutcome {}

    record Quarantine(Quarantined quarantined) implements MailOutcome {}
}
