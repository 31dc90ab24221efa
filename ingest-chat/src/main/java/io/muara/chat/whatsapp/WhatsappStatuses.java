package io.muara.chat.whatsapp;

import static io.muara.chat.whatsapp.WhatsappSender.present;

import io.muara.chat.whatsapp.WhatsappNotification.Status;
import io.muara.chat.whatsapp.WhatsappReading.Place;
import io.muara.contracts.DeliveryReport;
import io.muara.contracts.MessageId;
import io.muara.contracts.ReplyId;
import io.muara.ingest.Arrived;
import io.muara.ingest.reading.UnreadableElement;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** One element of {@code statuses[]} as a delivery report. */
final class WhatsappStatuses {

    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private WhatsappStatuses() {}

    static Arrived read(Place place, Status status, Instant receivedAt) {
        if ("call".equals(status.type())) {
            return new Arrived.Ignored("call_status");
        }
        var wamid = present(status.id()).orElseThrow(() -> new UnreadableElement("a status without a message id"));
        return switch (String.valueOf(status.status())) {
            case "sent" -> report(place, status, wamid, DeliveryReport.Status.SENT, receivedAt);
            case "delivered" -> report(place, status, wamid, DeliveryReport.Status.DELIVERED, receivedAt);
            case "read", "played" -> report(place, status, wamid, DeliveryReport.Status.READ, receivedAt);
            case "failed" -> report(place, status, wamid, DeliveryReport.Status.FAILED, receivedAt);
            case "deleted", "warning" -> new Arrived.Ignored("status");
            default -> throw new UnreadableElement("a status that we do not know");
        };
    }

    private static Arrived report(
            Place place, Status status, String wamid, DeliveryReport.Status means, Instant receivedAt) {
        return new Arrived.Report(new DeliveryReport(
                MessageId.of(WhatsappReading.ID, place.account(), wamid, event(status)),
                place.conversation(whom(status)),
                present(status.biz_opaque_callback_data())
                        .filter(data -> UUID.matcher(data).matches())
                        .map(ReplyId::parse),
                Optional.of(wamid),
                means,
                WhatsappProblems.reason(status.errors()),
                WhatsappTime.of(status.timestamp(), receivedAt)));
    }

    /** Each participant of a group reports for themselves, all of them about the same message. */
    private static String event(Status status) {
        var participant = present(status.recipient_participant_user_id())
                .or(() -> present(status.recipient_participant_id()))
                .map(who -> "-" + who)
                .orElse("");
        return "status-%s-%s%s".formatted(status.status(), status.timestamp(), participant);
    }

    private static String whom(Status status) {
        var recipient = present(status.recipient_id());
        if ("group".equals(status.recipient_type()) && recipient.isPresent()) {
            return WhatsappMessages.GROUP + recipient.get();
        }
        return present(status.recipient_user_id())
                .or(() -> recipient)
                .orElseThrow(() -> new UnreadableElement("a status that does not say whose message it is about"));
    }
}
