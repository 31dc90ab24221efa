package io.muara.chat.whatsapp;

import io.muara.chat.whatsapp.WhatsappReading.Place;
import io.muara.chat.whatsapp.WhatsappReading.Taken;
import io.muara.contracts.Content;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.MessageId;
import io.muara.contracts.Provenance;
import io.muara.contracts.Provenance.Direction;
import io.muara.contracts.Provenance.Medium;
import io.muara.contracts.Provenance.Original;
import io.muara.contracts.Sender;
import io.muara.contracts.Threading;
import io.muara.ingest.Arrived;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Meta tells about a customer that the customer did not write.
 *
 * @param contact as their conversation names them
 * @param sentence for a person to read
 * @param providerId made of what Meta says, because Meta gives it no id
 * @param timestamp as Meta writes it
 */
record WhatsappNotice(
        String contact,
        Sender about,
        String kind,
        String sentence,
        Threading threading,
        String providerId,
        @Nullable String timestamp) {

    Arrived in(Place place, Taken taken) {
        return new Arrived.Message(new InboundMessage(
                MessageId.of(WhatsappReading.ID, place.account(), providerId, "notice"),
                place.conversation(contact),
                about,
                Optional.empty(),
                new Content.Unsupported(kind, sentence),
                List.of(),
                threading,
                new Provenance(
                        providerId,
                        Direction.INBOUND,
                        WhatsappTime.of(timestamp, taken.receivedAt()),
                        taken.receivedAt(),
                        Original.json(taken.original()),
                        Optional.of(Medium.CHAT),
                        false),
                Optional.empty()));
    }
}
