package io.muara.router.api;

import io.muara.contracts.ChannelId;
import io.muara.contracts.InboundMessage;
import io.muara.router.rules.TrialMessage;
import java.time.Instant;
import java.util.Optional;

/**
 * A message to explain: either one as it stands on the inbound topic, or what it says and, as far as that matters, where it
 * comes from.
 */
record Question(
        Optional<InboundMessage> message,
        Optional<String> text,
        Optional<String> subject,
        Optional<ChannelId> channel,
        Optional<String> account,
        Optional<String> sender,
        Optional<Instant> at) {

    Question {
        TrialMessage.check(account, sender);
        if (message.isPresent() == text.isPresent()) {
            throw new IllegalArgumentException("give either a text or a whole message");
        }
    }

    InboundMessage asked() {
        return message.orElseGet(
                () -> new TrialMessage(text.orElseThrow(), subject, channel, account, sender, at).message());
    }
}
