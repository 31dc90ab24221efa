package io.muara.chat.vonage;

import io.muara.contracts.Provenance.Medium;
import io.muara.contracts.Sender;
import io.muara.contracts.Sender.Identity;
import io.muara.ingest.reading.UnreadableElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a contact is reached. As a conversation's contact an SMS number is written as it is and everything else after its
 * channel and a colon.
 *
 * @param channel Vonage's name for it: {@code sms}, {@code whatsapp}, {@code messenger}, {@code viber_service}, {@code rcs}
 *     or one that is new to us
 * @param address a number without a plus sign, or an id
 */
record VonageContact(String channel, String address) {

    static final String SMS = "sms";
    static final String WHATSAPP = "whatsapp";
    static final String MESSENGER = "messenger";

    private static final String MMS = "mms";
    private static final Pattern CHANNEL = Pattern.compile("[a-z][a-z_]{0,30}");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{6,14}");
    private static final Set<String> BY_NUMBER = Set.of(SMS, WHATSAPP, "viber_service", "rcs");

    /** Who wrote an MMS has the same number and is answered by SMS. */
    static VonageContact of(@Nullable String channel, @Nullable String address) {
        if (channel == null || !CHANNEL.matcher(channel).matches()) {
            throw new UnreadableElement("a message that does not say on which channel");
        }
        if (address == null || address.isBlank()) {
            throw new UnreadableElement("a message that does not say whose it is");
        }
        return new VonageContact(channel.equals(MMS) ? SMS : channel, address);
    }

    static VonageContact parse(String contact) {
        var colon = contact.indexOf(':');
        return colon < 0
                ? new VonageContact(SMS, contact)
                : new VonageContact(contact.substring(0, colon), contact.substring(colon + 1));
    }

    String written() {
        return channel.equals(SMS) ? address : channel + ":" + address;
    }

    Medium medium() {
        return channel.equals(SMS) ? Medium.SMS : Medium.CHAT;
    }

    Sender sender() {
        return new Sender(Optional.empty(), List.of(identity(Optional.empty())));
    }

    /** @param us whom it was sent to: ids of Messenger are told by a page to that page only */
    Sender sender(VonageMessage.@Nullable Profile profile, Optional<String> us) {
        var identities = new ArrayList<Identity>();
        identities.add(identity(us));
        if (profile == null) {
            return new Sender(Optional.empty(), identities);
        }
        if (profile.username() != null && !profile.username().isBlank()) {
            identities.add(Identity.of(channel + "-username", profile.username()));
        }
        return new Sender(Optional.ofNullable(profile.name()).filter(name -> !name.isBlank()), identities);
    }

    private Identity identity(Optional<String> us) {
        if (BY_NUMBER.contains(channel) && NUMBER.matcher(address).matches()) {
            return Identity.of("phone", "+" + address);
        }
        return new Identity(
                channel.equals("viber_service") ? "viber" : channel,
                address,
                us.filter(page -> channel.equals(MESSENGER)));
    }
}
