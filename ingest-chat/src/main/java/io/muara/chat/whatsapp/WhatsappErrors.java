package io.muara.chat.whatsapp;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Meta's error codes: developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes. */
final class WhatsappErrors {

    /** Too fast: for the number, for the pair of number and customer, for the app. */
    static final Set<Integer> THROTTLED = Set.of(4, 80007, 130429, 131056);

    /** Meta says itself that trying again later may help. */
    static final Set<Integer> TEMPORARY = Set.of(1, 2, 131000, 131016, 131057);

    private static final Map<Integer, String> WORDS = Map.ofEntries(
            Map.entry(10, "Our access token may not send from this number."),
            Map.entry(100, "WhatsApp does not accept the reply as it is."),
            Map.entry(190, "Our access token is not valid any more: enter a new one."),
            Map.entry(368, "WhatsApp has blocked our account for a while because of its rules."),
            Map.entry(131005, "Our access token may not send from this number."),
            Map.entry(131026, "WhatsApp cannot deliver to this customer: no WhatsApp account, or an old app."),
            Map.entry(131031, "WhatsApp has locked our account."),
            Map.entry(
                    131047,
                    "The customer last wrote more than 24 hours ago: WhatsApp then takes only approved templates."),
            Map.entry(131049, "WhatsApp did not deliver it, to keep the customer from too many marketing messages."),
            Map.entry(131050, "The customer does not want marketing messages from us."),
            Map.entry(131051, "WhatsApp does not pass this kind of message on."),
            Map.entry(131062, "WhatsApp needs the customer's phone number for this, and we do not know it."));

    private WhatsappErrors() {}

    static Optional<String> inWords(int code) {
        return Optional.ofNullable(WORDS.get(code));
    }
}
