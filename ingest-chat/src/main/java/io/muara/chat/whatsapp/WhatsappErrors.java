package io.muara.chat.whatsapp;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Meta's error codes: developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes. */
final class WhatsappErrors {

    /** Too often to the same customer. Meta lets 45 messages through at once and then wants six seconds for each of them. */
    static final int PAIR_RATE = 131056;

    /** Too fast: for the number, for the pair of number and customer, for the app. */
    private static final Set<Integer> THROTTLED = Set.of(4, 80007, 130429, PAIR_RATE);

    /** Meta says itself that trying again later may help. */
    private static final Set<Integer> TEMPORARY = Set.of(1, 2, 131000, 131016, 131057, 133004);

    private static final Map<Integer, String> WORDS = Map.ofEntries(
            Map.entry(0, "WhatsApp does not accept our access token: enter a new one."),
            Map.entry(3, "Our app lacks a permission that WhatsApp wants for this."),
            Map.entry(10, "Our access token may not send from this number."),
            Map.entry(100, "WhatsApp does not accept the reply as it is."),
            Map.entry(190, "Our access token is not valid any more: enter a new one."),
            Map.entry(200, "Our app lacks a permission that WhatsApp wants for this."),
            Map.entry(368, "WhatsApp has blocked our account for a while because of its rules."),
            Map.entry(130472, "WhatsApp did not deliver it: the customer takes part in one of its experiments."),
            Map.entry(130497, "WhatsApp does not let us write to customers in this country."),
            Map.entry(131005, "Our access token may not send from this number."),
            Map.entry(131008, "WhatsApp misses something in the reply."),
            Map.entry(131009, "WhatsApp does not accept something in the reply."),
            Map.entry(131021, "The customer's number is our own."),
            Map.entry(131026, "WhatsApp cannot deliver to this customer: no WhatsApp account, or an old app."),
            Map.entry(131031, "WhatsApp has locked our account."),
            Map.entry(131037, "Our number's display name is not approved yet."),
            Map.entry(131042, "WhatsApp has a problem with our payment: look at the billing settings."),
            Map.entry(131045, "Our number is not registered for sending."),
            Map.entry(
                    131047,
                    "The customer last wrote more than 24 hours ago: WhatsApp then takes only approved templates."),
            Map.entry(131048, "WhatsApp stops us for now, because too many of our messages were taken for spam."),
            Map.entry(131049, "WhatsApp did not deliver it, to keep the customer from too many marketing messages."),
            Map.entry(131050, "The customer does not want marketing messages from us."),
            Map.entry(131051, "WhatsApp does not pass this kind of message on."),
            Map.entry(131052, "WhatsApp could not fetch the file."),
            Map.entry(131053, "WhatsApp does not accept the file: its kind or content is not what it takes."),
            Map.entry(131062, "WhatsApp needs the customer's phone number for this, and we do not know it."),
            Map.entry(132000, "The template has another number of placeholders than we filled."),
            Map.entry(132001, "There is no such template in this language, or it is not approved."),
            Map.entry(132005, "The template is too long with our values in it."),
            Map.entry(132007, "The template breaks WhatsApp's rules."),
            Map.entry(132012, "The template does not take values like ours."),
            Map.entry(132015, "WhatsApp has paused the template because customers did not like it."),
            Map.entry(132016, "WhatsApp has switched the template off for good."),
            Map.entry(133010, "Our number is not registered with WhatsApp."));

    private WhatsappErrors() {}

    static boolean isThrottled(int code) {
        return THROTTLED.contains(code);
    }

    /** Whether it may work later: certainly nothing was done. */
    static boolean isTemporary(int code) {
        return TEMPORARY.contains(code) || THROTTLED.contains(code);
    }

    static Optional<String> inWords(int code) {
        return Optional.ofNullable(WORDS.get(code));
    }
}
