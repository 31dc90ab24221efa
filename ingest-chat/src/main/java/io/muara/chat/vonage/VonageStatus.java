package io.muara.chat.vonage;

import io.muara.contracts.DeliveryReport.Status;
import io.muara.contracts.ReplyId;
import java.util.Optional;
import java.util.regex.Pattern;

/** Vonage's words for what became of a message. They come in any order; whoever keeps them never goes back. */
final class VonageStatus {

    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private VonageStatus() {}

    /** Empty for a word of the SMS API that is new to us. */
    static Optional<Status> ofReceipt(String status) {
        return switch (status) {
            // Vonage has it and an operator may; nobody can tell more yet, or ever.
            case "accepted", "buffered", "unknown" -> Optional.of(Status.SENT);
            case "delivered" -> Optional.of(Status.DELIVERED);
            case "expired", "failed", "rejected" -> Optional.of(Status.FAILED);
            default -> Optional.empty();
        };
    }

    /** Empty for a word of the Messages API that is new to us. */
    static Optional<Status> ofCallback(String status) {
        return switch (status) {
            case "submitted" -> Optional.of(Status.SENT);
            case "delivered" -> Optional.of(Status.DELIVERED);
            case "read" -> Optional.of(Status.READ);
            case "rejected", "undeliverable" -> Optional.of(Status.FAILED);
            default -> Optional.empty();
        };
    }

    /**
     * The reply that we named when we handed it over, which also settles one whose hand-over was cut off.
     *
     * @param reference as Vonage gives it back; empty or somebody else's where we did not send it
     */
    static Optional<ReplyId> reply(Optional<String> reference) {
        return reference.filter(text -> UUID.matcher(text).matches()).map(ReplyId::parse);
    }
}
