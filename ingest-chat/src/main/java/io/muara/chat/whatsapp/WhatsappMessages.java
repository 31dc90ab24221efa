package io.muara.chat.whatsapp;

import static io.muara.chat.whatsapp.WhatsappSender.present;

import io.muara.chat.whatsapp.WhatsappNotification.Contact;
import io.muara.chat.whatsapp.WhatsappNotification.Message;
import io.muara.chat.whatsapp.WhatsappReading.Place;
import io.muara.chat.whatsapp.WhatsappReading.Taken;
import io.muara.contracts.ConversationKey;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.MessageId;
import io.muara.contracts.Provenance;
import io.muara.contracts.Provenance.Direction;
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
                new ConversationKey(WhatsappReading.ID, place.account(), whom(direction, message, contact)),
                WhatsappSender.of(message, contact, place.waba()),
                Optional.empty(),
                content,
                WhatsappMedia.of(message),
                threading(message),
                new Provenance(
                        wamid,
                        direction,
                        WhatsappTime.of(message.timestamp(), taken.receivedAt()),
                        taken.receivedAt(),
                        Original.json(taken.original())),
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

    private static Threading threading(Message message) {
        return Optional.ofNullable(message.context())
                .flatMap(context -> present(context.id()))
                .map(answered -> new Threading(Threading.Style.CONTINUOUS, List.of(answered)))
                .orElseGet(Threading::continuous);
    }
}
