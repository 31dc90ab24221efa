package io.muara.chat.whatsapp;

import static io.muara.chat.whatsapp.WhatsappSender.present;

import io.muara.chat.whatsapp.WhatsappNotification.Contact;
import io.muara.chat.whatsapp.WhatsappNotification.Preference;
import io.muara.chat.whatsapp.WhatsappReading.Place;
import io.muara.chat.whatsapp.WhatsappReading.Taken;
import io.muara.contracts.Threading;
import io.muara.ingest.Arrived;
import java.util.Optional;

/** One element of {@code user_preferences[]}: a customer does not want to be advertised to any more, or wants to again. */
final class WhatsappPreferences {

    private WhatsappPreferences() {}

    static Arrived read(Place place, Preference preference, Optional<Contact> contact, Taken taken) {
        var who = WhatsappSender.name(preference.user_id(), preference.wa_id(), contact);
        return new WhatsappNotice(
                        who,
                        WhatsappSender.of(
                                present(preference.user_id()), present(preference.wa_id()), contact, place.waba()),
                        present(preference.category()).orElse("preference"),
                        sentence(preference),
                        Threading.continuous(),
                        // Of whom, about what and when is what tells one from another.
                        "preference:%s/%s/%s/%s"
                                .formatted(who, preference.category(), preference.value(), preference.timestamp()),
                        preference.timestamp())
                .in(place, taken);
    }

    private static String sentence(Preference preference) {
        return switch (String.valueOf(preference.value())) {
            case "stop" -> "The customer wants no more marketing messages from us.";
            case "resume" -> "The customer wants marketing messages from us again.";
            default -> present(preference.detail()).orElse("The customer changed what they want to get from us.");
        };
    }
}
