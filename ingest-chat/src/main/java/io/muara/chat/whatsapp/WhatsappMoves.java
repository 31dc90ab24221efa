package io.muara.chat.whatsapp;

import static io.muara.chat.whatsapp.WhatsappSender.present;

import io.muara.chat.whatsapp.WhatsappNotification.Change;
import io.muara.chat.whatsapp.WhatsappNotification.Contact;
import io.muara.chat.whatsapp.WhatsappNotification.UserIdUpdate;
import io.muara.chat.whatsapp.WhatsappReading.Place;
import io.muara.chat.whatsapp.WhatsappReading.Taken;
import io.muara.contracts.Sender;
import io.muara.contracts.Threading;
import io.muara.ingest.Arrived;
import io.muara.ingest.reading.UnreadableElement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One element of {@code user_id_update[]}: Meta calls the same customer something else from now on. It stands in the old
 * conversation and names the new one.
 */
final class WhatsappMoves {

    private WhatsappMoves() {}

    static Arrived read(Place place, UserIdUpdate update, Optional<Contact> contact, Taken taken) {
        var before = before(update.user_id())
                .orElseThrow(() -> new UnreadableElement("a new user id that does not say whose it is"));
        var after = after(update.user_id())
                .orElseThrow(() -> new UnreadableElement("a changed user id that does not say the new one"));
        return new WhatsappNotice(
                        before,
                        about(place, update, contact),
                        "user_id_update",
                        present(update.detail()).orElse("WhatsApp calls this customer something else from now on."),
                        Threading.movingTo(place.conversation(after)),
                        // Not the time, which is that of the call and so another one when Meta calls again.
                        "user-id:%s/%s".formatted(before, after),
                        update.timestamp())
                .in(place, taken);
    }

    private static Sender about(Place place, UserIdUpdate update, Optional<Contact> contact) {
        return WhatsappSender.known(
                contact,
                before(update.user_id()).flatMap(id -> WhatsappSender.user(id, place.waba())),
                after(update.user_id()).flatMap(id -> WhatsappSender.user(id, place.waba())),
                present(update.wa_id()).map(number -> WhatsappSender.numbered(number, place.waba())),
                before(update.parent_user_id()).map(WhatsappSender::parent),
                after(update.parent_user_id()).map(WhatsappSender::parent));
    }

    private static Optional<String> before(@Nullable Change change) {
        return Optional.ofNullable(change).flatMap(ids -> present(ids.previous()));
    }

    private static Optional<String> after(@Nullable Change change) {
        return Optional.ofNullable(change).flatMap(ids -> present(ids.current()));
    }
}
