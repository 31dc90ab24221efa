package io.muara.chat.twilio;

import io.muara.contracts.Provenance.Medium;
import io.muara.contracts.Sender;
import io.muara.contracts.Sender.Identity;
import io.muara.ingest.reading.Form;
import java.util.ArrayList;
import java.util.Locale;
import java.util.regex.Pattern;

/** Who wrote: a phone number, a short code, or on WhatsApp a user whose number may be hidden. */
final class TwilioSender {

    static final String WHATSAPP = "whatsapp:";
    private static final Pattern NUMBER = Pattern.compile("\\+[0-9]{5,15}");

    private TwilioSender() {}

    static Sender of(Form form, String from) {
        var identities = new ArrayList<Identity>();
        identities.add(identity(from));
        form.value("ExternalUserId").ifPresent(id -> identities.add(Identity.of("whatsapp", id)));
        form.value("ParentExternalUserId").ifPresent(id -> identities.add(Identity.of("whatsapp-parent", id)));
        form.value("ProfileUsername").ifPresent(name -> identities.add(Identity.of("whatsapp-username", name)));
        return new Sender(
                form.value("ProfileName").or(() -> form.value("CallerName")),
                identities.stream().distinct().toList());
    }

    static Medium medium(String from) {
        return from.indexOf(':') > 0 ? Medium.CHAT : Medium.SMS;
    }

    /** @param address such as {@code +628…}, {@code whatsapp:+628…}, {@code whatsapp:ID.…}, {@code 12345} or {@code sip:…} */
    static Identity identity(String address) {
        var colon = address.indexOf(':');
        var value = address.substring(colon + 1);
        if (NUMBER.matcher(value).matches()) {
            return Identity.of("phone", value);
        }
        return Identity.of(colon < 0 ? "sms" : address.substring(0, colon).toLowerCase(Locale.ROOT), value);
    }
}
