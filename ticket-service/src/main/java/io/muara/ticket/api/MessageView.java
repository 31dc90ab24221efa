package io.muara.ticket.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.contracts.Attachment;
import io.muara.contracts.Content;
import io.muara.contracts.DeliveryReport;
import io.muara.contracts.Placement;
import io.muara.contracts.Wire;
import io.muara.ticket.lifecycle.TicketMessage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A message or reply as the API shows it.
 *
 * @param automatic whether it is of ours and no person wrote it
 */
public record MessageView(
        UUID id,

        @Schema(description = "The ticket it stands on: another than was asked for if that was merged into this one")
        UUID ticket,

        long position,
        TicketMessage.Direction direction,

        @Schema(description = "The address or number it came from; absent on what we said")
        Optional<String> from,

        String text,
        Content content,
        List<Attachment> attachments,
        Optional<String> providerId,
        Optional<DeliveryReport.Status> delivery,
        Optional<String> deliveryReason,
        boolean automatic,

        @Schema(description = "Why it stands on this ticket")
        Optional<Placement> placement,

        Instant sentAt,
        Instant receivedAt) {

    static MessageView of(TicketMessage message) {
        return new MessageView(
                message.id(),
                message.ticket(),
                message.position(),
                message.direction(),
                from(message),
                message.text(),
                Wire.read(message.content().getBytes(UTF_8), Content.class),
                List.of(Wire.read(message.attachments().getBytes(UTF_8), Attachment[].class)),
                message.providerId(),
                message.delivery(),
                message.deliveryReason(),
                message.automatic(),
                message.placement(),
                message.sentAt(),
                message.receivedAt());
    }

    private static Optional<String> from(TicketMessage message) {
        return message.direction() == TicketMessage.Direction.IN
                ? Optional.of(message.conversation().contact())
                : Optional.empty();
    }
}
