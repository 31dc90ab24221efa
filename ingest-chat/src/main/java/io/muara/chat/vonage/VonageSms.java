package io.muara.chat.vonage;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.contracts.Content;
import io.muara.contracts.ConversationKey;
import io.muara.contracts.DeliveryReport;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.MessageId;
import io.muara.contracts.Provenance;
import io.muara.contracts.Provenance.Direction;
import io.muara.contracts.Provenance.Medium;
import io.muara.contracts.Provenance.Original;
import io.muara.contracts.Threading;
import io.muara.ingest.Arrived;
import io.muara.ingest.reading.UnreadableElement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the SMS API tells: a short SMS, a part of a long one, or what became of one of ours. See Vonage's "Inbound SMS" and
 * "Delivery receipts". In a receipt {@code msisdn} is the contact as well, and {@code to} is us.
 */
final class VonageSms {

    private final String account;

    VonageSms(String account) {
        this.account = account;
    }

    Arrived read(VonageFields sms, Original original, Instant receivedAt) {
        var id = sms.required("messageId", "it is not an SMS or a receipt of Vonage's");
        var number = sms.required("msisdn", "an SMS that does not say whose number it is about");
        var status = sms.value("status");
        if (status.isPresent()) {
            return receipt(sms, id, number, status.get(), receivedAt);
        }
        return VonageLongSms.place(sms)
                .<Arrived>map(place -> part(sms, id, number, place, receivedAt))
                .orElseGet(() -> message(id, id, number, content(sms), sentAt(sms, receivedAt), original, receivedAt));
    }

    /** Parts of one long SMS as one message. */
    Arrived together(VonageLongSms parts, Original original, Instant receivedAt) {
        var first = parts.first();
        return message(
                parts.id(),
                first.required("messageId", "a part without its messageId"),
                first.required("msisdn", "a part that does not say who wrote it"),
                parts.isBinary() ? binary() : new Content.Text(parts.text()),
                sentAt(first, receivedAt),
                original,
                receivedAt);
    }

    private Arrived.Part part(
            VonageFields sms, String id, String number, VonageLongSms.Place place, Instant receivedAt) {
        return new Arrived.Part(
                MessageId.of(VonageReading.ID, account, id + "/" + place.number(), "part"),
                new ConversationKey(VonageReading.ID, account, number),
                "sms-%s-%s-%s-%d".formatted(number, sms.text("to"), place.reference(), place.total()),
                sms.json().getBytes(UTF_8),
                receivedAt);
    }

    /** @param id that tells it from other messages; not always what Vonage calls it */
    private Arrived.Message message(
            String id,
            String providerId,
            String number,
            Content content,
            Instant sentAt,
            Original original,
            Instant receivedAt) {
        var contact = new VonageContact(VonageContact.SMS, number);
        return new Arrived.Message(new InboundMessage(
                MessageId.of(VonageReading.ID, account, id, content.event()),
                new ConversationKey(VonageReading.ID, account, contact.written()),
                contact.sender(),
                Optional.empty(),
                content,
                List.of(),
                Threading.continuous(),
                new Provenance(
                        providerId, Direction.INBOUND, sentAt, receivedAt, original, Optional.of(Medium.SMS), false),
                Optional.empty()));
    }

    private static Content content(VonageFields sms) {
        var type = sms.text("type");
        if (type.equals("binary")) {
            return binary();
        }
        if (sms.byName().containsKey("text")) {
            return new Content.Text(sms.text("text"));
        }
        return new Content.Unsupported(type, "an SMS of a kind that cannot be shown here");
    }

    private static Content binary() {
        return new Content.Unsupported("binary", "an SMS of bytes for a device, which cannot be shown here");
    }

    private Arrived receipt(VonageFields sms, String id, String number, String status, Instant receivedAt) {
        var means =
                VonageStatus.ofReceipt(status).orElseThrow(() -> new UnreadableElement("a status that we do not know"));
        return new Arrived.Report(new DeliveryReport(
                MessageId.of(VonageReading.ID, account, id, "status-" + status),
                new ConversationKey(VonageReading.ID, account, number),
                VonageStatus.reply(sms.value("client-ref")),
                Optional.of(id),
                means,
                VonageErrors.ofReceipt(status, sms.value("err-code")),
                sentAt(sms, receivedAt)));
    }

    private static Instant sentAt(VonageFields sms, Instant receivedAt) {
        return VonageTime.of(sms).orElse(receivedAt);
    }
}
