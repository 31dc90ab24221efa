package io.muara.chat.manual;

import io.muara.contracts.ConversationKey;
import io.muara.contracts.DeliveryReport;
import io.muara.contracts.DeliveryReport.Status;
import io.muara.contracts.MessageId;
import io.muara.contracts.ReplyId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What became of a reply, as {@code docs/schemas/intake-delivery.json} describes it. */
final class ManualReport {

    private static final List<Status> TOLD = List.of(Status.SENT, Status.DELIVERED, Status.READ, Status.FAILED);

    private ManualReport() {}

    static DeliveryReport read(ManualFields fields, String account, Instant receivedAt) {
        var reply = fields.requiredText("reply", ManualRule.UUID);
        var conversation = fields.text("conversation", ManualRule.LINE).flatMap(said -> ours(said, account, fields));
        fields.require("conversation");
        var status = fields.requiredOneOf("status", TOLD);
        var reason = fields.text("reason", ManualRule.LINE);
        var at = fields.time("at").orElse(receivedAt);
        fields.finish();
        return new DeliveryReport(
                MessageId.of(ManualReading.ID, account, reply, "status-" + status.id()),
                conversation.orElseThrow(),
                Optional.of(ReplyId.parse(reply)),
                Optional.empty(),
                status,
                reason,
                at);
    }

    private static Optional<ConversationKey> ours(String said, String account, ManualFields fields) {
        var ours = parsed(said)
                .filter(key ->
                        key.channel().equals(ManualReading.ID) && key.account().equals(account));
        if (ours.isEmpty()) {
            fields.note("conversation", "must be one of this account's, as the webhook brought it with the reply");
        }
        return ours;
    }

    private static Optional<ConversationKey> parsed(String text) {
        try {
            return Optional.of(ConversationKey.parse(text));
        } catch (IllegalArgumentException notAConversation) {
            return Optional.empty();
        }
    }
}
