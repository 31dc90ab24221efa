package io.muara.chat.twilio;

import io.muara.contracts.DeliveryReport.Status;
import io.muara.ingest.reading.UnreadableElement;
import java.util.Optional;

/** Twilio's words for what became of a message. They come in any order; whoever keeps them never goes back. */
final class TwilioStatus {

    private TwilioStatus() {}

    /**
     * Empty for what is only under way.
     *
     * @throws UnreadableElement for words that are new to us
     */
    static Optional<Status> of(String status) {
        return switch (status) {
            case "sent" -> Optional.of(Status.SENT);
            case "delivered", "partially_delivered" -> Optional.of(Status.DELIVERED);
            case "read" -> Optional.of(Status.READ);
            case "undelivered", "failed", "canceled" -> Optional.of(Status.FAILED);
            case "accepted", "scheduled", "queued", "sending" -> Optional.empty();
            default -> throw new UnreadableElement("a status that we do not know");
        };
    }
}
