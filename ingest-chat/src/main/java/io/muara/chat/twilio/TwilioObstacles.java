package io.muara.chat.twilio;

import io.muara.contracts.OutboundMessage;
import java.time.Instant;
import java.util.Optional;

/** What can be known without asking Twilio. */
final class TwilioObstacles {

    private TwilioObstacles() {}

    /**
     * Why it cannot be sent, for an agent to read.
     *
     * @param windowOpenedAfter the customer must have written since for WhatsApp to take what is no template
     */
    static Optional<String> to(OutboundMessage message, int longestText, int mostFiles, Instant windowOpenedAfter) {
        var contact = message.conversation().contact();
        if (message.acts() == OutboundMessage.Act.MARK_READ || message.acts() == OutboundMessage.Act.SHOW_TYPING) {
            return Optional.of("Twilio cannot tell the customer that somebody reads or types.");
        }
        if (contact.startsWith("call:") || contact.startsWith("sip:") || contact.startsWith("client:")) {
            return Optional.of("The caller's number is not known, so they cannot be written to.");
        }
        if (message.text().length() > longestText) {
            return Optional.of("Twilio takes at most %d characters in one message.".formatted(longestText));
        }
        if (message.attachments().size() > mostFiles) {
            return Optional.of("Twilio takes at most %d files in one message.".formatted(mostFiles));
        }
        var missing = message.attachments().stream()
                .filter(file -> file.stored().isEmpty())
                .findFirst();
        if (missing.isPresent()) {
            return Optional.of("The file '%s' has not arrived here yet: send it once it can be opened."
                    .formatted(missing.get().name()));
        }
        var isLate = message.contactWroteAt()
                .map(wrote -> wrote.isBefore(windowOpenedAfter))
                .orElse(false);
        if (contact.startsWith(TwilioSender.WHATSAPP)
                && isLate
                && message.template().isEmpty()) {
            return Optional.of(
                    "More than 24 hours have passed since the customer's last WhatsApp message: use a template.");
        }
        return Optional.empty();
    }
}
