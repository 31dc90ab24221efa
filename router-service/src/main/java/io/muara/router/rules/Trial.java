package io.muara.router.rules;

import io.muara.contracts.ContactFacts;
import io.muara.contracts.RoutedMessage;
import io.muara.router.condition.Circumstances;
import java.util.Optional;

/** A message that nobody sent, from somebody of whom this is known. */
public record Trial(TrialMessage message, Optional<ContactFacts> contact) {

    public RoutedMessage decidedBy(RuleSet rules) {
        return rules.decide(message.message(), new Circumstances(contact, Optional.empty()), Patience.endless());
    }
}
