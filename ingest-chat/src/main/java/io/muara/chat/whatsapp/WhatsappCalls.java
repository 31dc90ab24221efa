package io.muara.chat.whatsapp;

import static io.muara.chat.whatsapp.WhatsappSender.present;
import static java.util.Objects.requireNonNullElse;

import io.muara.chat.whatsapp.WhatsappNotification.Call;
import io.muara.chat.whatsapp.WhatsappNotification.Contact;
import io.muara.chat.whatsapp.WhatsappReading.Place;
import io.muara.chat.whatsapp.WhatsappReading.Taken;
import io.muara.contracts.Content;
import io.muara.contracts.Content.Call.Outcome;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.MessageId;
import io.muara.contracts.Provenance;
import io.muara.contracts.Provenance.Direction;
import io.muara.contracts.Provenance.Medium;
import io.muara.contracts.Provenance.Original;
import io.muara.contracts.Sender;
import io.muara.contracts.Threading;
import io.muara.ingest.Arrived;
import io.muara.ingest.reading.UnreadableElement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One element of {@code calls[]}: a call is a message once it is over. See "WhatsApp Business Calling API: Webhooks". */
final class WhatsappCalls {

    private WhatsappCalls() {}

    static Arrived read(Place place, Call call, Optional<Contact> contact, Taken taken) {
        var id = present(call.id()).orElseThrow(() -> new UnreadableElement("a call without an id"));
        return switch (String.valueOf(call.event())) {
            case "terminate" -> over(place, id, call, contact, taken);
            case "connect" -> new Arrived.Ignored("call_connect");
            default -> throw new UnreadableElement("a call with which something happened that we do not know");
        };
    }

    private static Arrived over(Place place, String id, Call call, Optional<Contact> contact, Taken taken) {
        var isOurs = "BUSINESS_INITIATED".equals(call.direction());
        var caller = sender(call.from_user_id(), call.from(), isOurs ? Optional.empty() : contact, place);
        var contactName = isOurs
                ? WhatsappSender.name(call.to_user_id(), call.to(), contact)
                : WhatsappSender.name(call.from_user_id(), call.from(), contact);
        var content = new Content.Call(outcome(call, isOurs), duration(call), "", List.of());
        return new Arrived.Message(new InboundMessage(
                MessageId.of(WhatsappReading.ID, place.account(), id, content.event()),
                place.conversation(contactName),
                caller,
                Optional.empty(),
                content,
                List.of(),
                Threading.continuous(),
                new Provenance(
                        id,
                        isOurs ? Direction.ECHO : Direction.INBOUND,
                        WhatsappTime.of(call.timestamp(), taken.receivedAt()),
                        taken.receivedAt(),
                        Original.json(taken.original()),
                        Optional.of(Medium.PHONE),
                        false),
                Optional.empty()));
    }

    private static Sender sender(
            @Nullable String user, @Nullable String phone, Optional<Contact> contact, Place place) {
        return WhatsappSender.of(present(user), present(phone), contact, place.waba());
    }

    /** Meta tells how long a call was only of one that somebody picked up. */
    private static Outcome outcome(Call call, boolean isOurs) {
        if (call.duration() != null || present(call.start_time()).isPresent()) {
            return Outcome.ANSWERED;
        }
        return isOurs && "FAILED".equals(call.status()) ? Outcome.FAILED : Outcome.MISSED;
    }

    private static Duration duration(Call call) {
        return Duration.ofSeconds(Math.clamp(requireNonNullElse(call.duration(), 0L), 0, Integer.MAX_VALUE));
    }
}
