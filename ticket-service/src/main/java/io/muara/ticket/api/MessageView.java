package io.muara.ticket.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.contracts.Attachment;
import io.muara.contracts.Content;
import io.muara.contracts.DeliveryReport;
import io.muara.contracts.Wire;
import io.muara.ticket.lifecycle.TicketMessage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A message or reply as the API shows it.
 *
 * @param automatic whether it is of ours and no person wrote it
 */
public record MessageView(
        UUID id,
        long position,
        TicketMessage.Direction direction,
        String text,
        Content content,
        List<Attachment> attachments,
        Optional<String> providerId,
        Optional<DeliveryReport.Status> delivery,
        Optional<String> deliveryReason,
        boolean automatic,
        Instant sentAt,
        Instant receivedAt) {

    static MessageView of(TicketMessage message) {
        return new MessageView(
                message.id(),
                message.position(),
                message.direction(),
                message.text(),
                Wire.read(message.content().getBytes(UTF_8), Content.class),
                List.of(Wire.read(message.attachments().getBytes(UTF_8), Attachment[].class)),
                message.providerId(),
                message.delivery(),
                message.deliveryReason(),
                message.automatic(),
                message.sentAt(),
                message.receivedAt());
    }
}
