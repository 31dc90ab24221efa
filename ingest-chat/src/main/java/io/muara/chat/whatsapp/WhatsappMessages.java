package io.muara.chat.whatsapp;

import static io.muara.chat.whatsapp.WhatsappSender.present;

import io.muara.chat.whatsapp.WhatsappNotification.Contact;
import io.muara.chat.whatsapp.WhatsappNotification.Context;
import io.muara.chat.whatsapp.WhatsappNotification.Message;
import io.muara.chat.whatsapp.WhatsappReading.Place;
import io.muara.chat.whatsapp.WhatsappReading.Taken;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.MessageId;
import io.muara.contracts.Provenance;
import io.muara.contracts.Provenance.Direction;
import io.muara.contracts.Provenance.Medium;
import io.muara.contracts.Provenance.Original;
import io.muara.contracts.Threading;
import io.muara.ingest.Arrived;
import io.muara.ingest.reading.UnreadableElement;
import java.util.List;
import java.util.Optional;

/** One element of {@code messages[]} or {@code message_echoes[]} as one message. */
final class WhatsappMessages {

    /** Before the id of a group, so that a reply knows that it goes to one. */
    static final String GROUP = "group:";

    private WhatsappMessages() {}

    static Arrived read(Place place, Direction direction, Message message, Optional<Contact> contact, Taken taken) {
        var wamid = present(message.id()).orElseThrow(() -> new UnreadableElement("a message without an id"));
        var content = WhatsappContent.of(message);
        return new Arrived.Message(new InboundMessage(
                MessageId.of(WhatsappReading.ID, place.account(), wamid, content.event()),
                place.conversation(whom(direction, message, contact)),
                WhatsappSender.of(message, contact, place.waba()),
                topic(message),
                content,
                WhatsappFiles.of(message),
                threading(place, message, contact),
                new Provenance(
                        wamid,
                        direction,
                        WhatsappTime.of(message.timestamp(), taken.receivedAt()),
                        taken.receivedAt(),
                        Original.json(taken.original()),
                        Optional.of(Medium.CHAT),
                        isForwarded(message)),
                Optional.empty()));
    }

    private static String whom(Direction direction, Message message, Optional<Contact> contact) {
        if (present(message.group_id()).isPresent()) {
            return GROUP + message.group_id();
        }
        return switch (direction) {
            case INBOUND -> WhatsappSender.contactName(message, contact);
            case ECHO ->
                present(message.to_user_id())
                        .or(() -> present(message.to()))
                        .orElseThrow(() -> new UnreadableElement("an echo that does not say whom it went to"));
        };
    }

    private static Threading threading(Place place, Message message, Optional<Contact> contact) {
        return WhatsappSender.newName(message, contact)
                .map(name -> Threading.movingTo(place.conversation(name)))
                .or(() -> context(message)
                        .flatMap(context -> present(context.id()))
                        .map(answered -> new Threading(Threading.Style.CONTINUOUS, List.of(answered))))
                .orElseGet(Threading::continuous);
    }

    /** The advertisement that led the customer to us, or the article of our catalogue that they ask about. */
    private static Optional<String> topic(Message message) {
        return Optional.ofNullable(message.referral())
                .flatMap(referral -> present(referral.headline()).or(() -> present(referral.body())))
                .or(() -> context(message)
                        .map(Context::referred_product)
                        .flatMap(product -> present(product.product_retailer_id())));
    }

    private static boolean isForwarded(Message message) {
        return context(message)
                .filter(context ->
                        Boolean.TRUE.equals(context.forwarded()) || Boolean.TRUE.equals(context.frequently_forwarded()))
                .isPresent();
    }

    private static Optional<Context> context(Message message) {
        return Optional.ofNullable(message.context());
    }
}
