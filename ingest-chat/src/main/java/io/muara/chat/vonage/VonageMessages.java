package io.muara.chat.vonage;

import static java.util.Objects.requireNonNullElse;

import io.muara.contracts.ConversationKey;
import io.muara.contracts.DeliveryReport;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.MessageId;
import io.muara.contracts.Provenance;
import io.muara.contracts.Provenance.Direction;
import io.muara.contracts.Provenance.Original;
import io.muara.contracts.Threading;
import io.muara.ingest.Arrived;
import io.muara.ingest.reading.UnreadableElement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the Messages API tells: a message, or what became of one of ours. */
final class VonageMessages {

    private final String account;

    VonageMessages(String account) {
        this.account = account;
    }

    Arrived read(VonageMessage message, Original original, Instant receivedAt) {
        if (message.message_uuid() == null || message.message_uuid().isBlank()) {
            throw new UnreadableElement("a message without its message_uuid");
        }
        if (message.message_type() != null) {
            return message(message, message.message_uuid(), original, receivedAt);
        }
        if (message.status() != null) {
            return report(message, message.message_uuid(), message.status(), receivedAt);
        }
        throw new UnreadableElement("it is neither a message nor a status");
    }

    private Arrived message(VonageMessage message, String id, Original original, Instant receivedAt) {
        var contact = VonageContact.of(message.channel(), message.from());
        var content = VonageContent.of(message);
        return new Arrived.Message(new InboundMessage(
                MessageId.of(VonageReading.ID, account, id, content.event()),
                new ConversationKey(VonageReading.ID, account, contact.written()),
                contact.sender(message.profile(), Optional.ofNullable(message.to())),
                Optional.empty(),
                content,
                VonageFiles.of(message),
                content.about().isPresent() ? Threading.continuous() : answers(message.context()),
                new Provenance(
                        id,
                        Direction.INBOUND,
                        VonageTime.of(message.timestamp(), receivedAt),
                        receivedAt,
                        original,
                        Optional.of(contact.medium()),
                        false),
                Optional.empty()));
    }

    private static Threading answers(VonageMessage.@Nullable Context context) {
        return context == null || context.message_uuid() == null
                ? Threading.continuous()
                : new Threading(Threading.Style.CONTINUOUS, List.of(context.message_uuid()));
    }

    private Arrived report(VonageMessage message, String id, String status, Instant receivedAt) {
        var contact = VonageContact.of(message.channel(), message.to());
        var means = VonageStatus.ofCallback(status)
                .orElseThrow(() -> new UnreadableElement("a status that we do not know"));
        return new Arrived.Report(new DeliveryReport(
                MessageId.of(VonageReading.ID, account, id, "status-" + status),
                new ConversationKey(VonageReading.ID, account, contact.written()),
                VonageStatus.reply(Optional.ofNullable(message.client_ref())),
                Optional.of(id),
                means,
                means == DeliveryReport.Status.FAILED ? Optional.of(reason(message.error())) : Optional.empty(),
                VonageTime.of(message.timestamp(), receivedAt)));
    }

    private static String reason(VonageMessage.@Nullable Problem error) {
        return error == null
                ? "Vonage could not deliver it and does not say why."
                : VonageErrors.ofMessages(requireNonNullElse(error.title(), ""), Optional.ofNullable(error.detail()));
    }
}
