package io.muara.chat.vonage;

import io.muara.contracts.OutboundMessage;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What can be known without asking Vonage. */
final class VonageObstacles {

    private static final Set<String> WITH_WINDOW = Set.of(VonageContact.WHATSAPP, VonageContact.MESSENGER);

    /** As the Messages API counts, by channel. */
    private static final Map<String, Integer> LONGEST = Map.of(
            VonageContact.SMS,
            1000,
            VonageContact.WHATSAPP,
            4096,
            VonageContact.MESSENGER,
            640,
            "viber_service",
            1000,
            "rcs",
            3072);

    private VonageObstacles() {}

    static int longest(VonageContact contact) {
        return LONGEST.getOrDefault(contact.channel(), Integer.MAX_VALUE);
    }

    /**
     * Why it cannot be sent, for an agent to read.
     *
     * @param longest text that the API takes
     * @param windowOpenedAfter the customer must have written since for WhatsApp and Messenger to take it
     */
    static Optional<String> to(OutboundMessage message, VonageContact contact, int longest, Instant windowOpenedAfter) {
        if (message.acts() == OutboundMessage.Act.MARK_READ || message.acts() == OutboundMessage.Act.SHOW_TYPING) {
            return Optional.of("Vonage cannot tell the customer that somebody reads or types.");
        }
        if (message.template().isPresent()) {
            return Optional.of("Templates cannot be sent through Vonage here: write the text itself.");
        }
        if (!message.attachments().isEmpty()) {
            return Optional.of("Only text can be sent through Vonage here, no files.");
        }
        if (message.text().isBlank()) {
            return Optional.of("There is nothing to send.");
        }
        if (message.text().length() > longest) {
            return Optional.of("Vonage takes at most %d characters in one message on this channel.".formatted(longest));
        }
        return isLate(message, contact, windowOpenedAfter)
                ? Optional.of(
                        "More than 24 hours have passed since the customer's last message, and the app takes no answer.")
                : Optional.empty();
    }

    private static boolean isLate(OutboundMessage message, VonageContact contact, Instant windowOpenedAfter) {
        return WITH_WINDOW.contains(contact.channel())
                && message.contactWroteAt()
                        .map(wrote -> wrote.isBefore(windowOpenedAfter))
                        .orElse(false);
    }
}
