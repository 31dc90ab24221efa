package io.muara.chat.twilio;

import java.util.Map;

/** Twilio's error codes for people who answer customers. See Twilio's "Error and warning dictionary". */
final class TwilioErrors {

    static final int TOO_MANY_REQUESTS = 20429;

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("21211", "The number is not a valid phone number."),
            Map.entry("21408", "Our account may not send to this country."),
            Map.entry("21610", "The customer has opted out with STOP, and nothing may be sent to them."),
            Map.entry("21611", "Too many messages wait to be sent from our number."),
            Map.entry("21614", "The number cannot get SMS."),
            Map.entry("30001", "Too many messages waited to be sent from our number."),
            Map.entry("30002", "Our account is suspended."),
            Map.entry("30003", "The phone is switched off or out of reach."),
            Map.entry("30004", "The customer or their operator blocks our messages."),
            Map.entry("30005", "The number does not exist any more."),
            Map.entry("30006", "The number is a landline, or its operator cannot be reached."),
            Map.entry("30007", "The operator took the message for spam."),
            Map.entry("30008", "The operator did not deliver it and does not say why."),
            Map.entry("63016", "More than 24 hours have passed since the customer's last message: use a template."),
            Map.entry("63017", "Our account sends too many messages at once."),
            Map.entry("63018", "WhatsApp wants us to slow down."),
            Map.entry("63038", "Our account has sent as much as it may today."));

    private TwilioErrors() {}

    static String inWords(String code) {
        return "%s (%s)".formatted(WORDS.getOrDefault(code, "Twilio could not deliver it."), code);
    }
}
