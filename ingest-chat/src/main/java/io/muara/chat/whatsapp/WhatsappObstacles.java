package io.muara.chat.whatsapp;

import io.muara.contracts.OutboundMessage;
import java.time.Instant;
import java.util.Optional;

/** What can be known without asking Meta. */
final class WhatsappObstacles {

    private static final int LONGEST_TEXT = 4096;

    private WhatsappObstacles() {}

    /**
     * Why it cannot be sent, for an agent to read.
     *
     * @param windowOpenedAfter the customer must have written since for Meta to take what is no template
     */
    static Optional<String> to(OutboundMessage message, Instant windowOpenedAfter) {
        if (message.template().isPresent()) {
            return message.attachments().isEmpty()
                    ? Optional.empty()
                    : Optional.of("A template takes no files here: send them once the customer has answered it.");
        }
        if (isLate(message, windowOpenedAfter)) {
            return Optional.of("The customer last wrote more than 24 hours ago: use a template.");
        }
        if (message.text().isBlank() && message.attachments().isEmpty()) {
            return Optional.of("There is nothing to send.");
        }
        if (message.text().codePointCount(0, message.text().length()) > LONGEST_TEXT) {
            return Optional.of("WhatsApp takes at most %d characters in one message.".formatted(LONGEST_TEXT));
        }
        return message.attachments().stream()
                .flatMap(file -> WhatsappWay.of(file).obstacle(file).stream())
                .findFirst();
    }

    /** Meta does not say whether a group has such a window, so it is asked. */
    private static boolean isLate(OutboundMessage message, Instant windowOpenedAfter) {
        return !message.conversation().contact().startsWith(WhatsappMessages.GROUP)
                && message.contactWroteAt()
                        .filter(wrote -> wrote.isBefore(windowOpenedAfter))
                        .isPresent();
    }
}
