package io.muara.chat.vonage;

import java.util.Map;
import java.util.Optional;

/**
 * Vonage's codes for people who answer customers. See Vonage's "Delivery receipts", and "API errors" of the SMS API and of the
 * Messages API.
 */
final class VonageErrors {

    private static final Map<String, String> RECEIPT = Map.ofEntries(
            Map.entry("2", "The phone is switched off or out of reach."),
            Map.entry("3", "The number does not exist any more."),
            Map.entry("4", "The customer has barred messages with their operator."),
            Map.entry("5", "The number moved to another operator, and the message did not follow it."),
            Map.entry("6", "The operator took the message for spam."),
            Map.entry("7", "The phone was busy."),
            Map.entry("8", "The operator's network failed."),
            Map.entry("9", "The customer does not want to get messages from us."),
            Map.entry("10", "The operator could not read the message."),
            Map.entry("11", "Vonage knows no way to this number."),
            Map.entry("12", "The number cannot be reached."),
            Map.entry("13", "The customer's age does not allow it."),
            Map.entry("14", "The operator blocks messages to this number."),
            Map.entry("15", "The customer's prepaid card is used up."));

    private static final Map<String, String> SMS = Map.ofEntries(
            Map.entry("2", "Something that Vonage needs is missing."),
            Map.entry("3", "Something in it is not what Vonage takes; often the number."),
            Map.entry("4", "Vonage does not accept our API key and secret: check them."),
            Map.entry("6", "Vonage cannot send to this number."),
            Map.entry("7", "The number is barred and may not be written to."),
            Map.entry("8", "Our account is suspended."),
            Map.entry("9", "Our account's credit is used up."),
            Map.entry("11", "Our account may not use the SMS API."),
            Map.entry("12", "The message is too long."),
            Map.entry("15", "We may not send from this number or name."),
            Map.entry("29", "Our trial account may send only to numbers that are on its list."),
            Map.entry("33", "The number does not exist any more."));

    private static final Map<String, String> MESSAGES = Map.ofEntries(
            Map.entry("1000", "Vonage wants us to slow down."),
            Map.entry("1010", "Something that Vonage needs is missing."),
            Map.entry("1020", "Something in it is not what Vonage takes; often the number."),
            Map.entry("1030", "Vonage failed while it handled the message."),
            Map.entry("1040", "Vonage cannot send to this number."),
            Map.entry("1050", "The number is barred and may not be written to."),
            Map.entry("1060", "Our account is suspended."),
            Map.entry("1070", "Our account's credit or quota is used up."),
            Map.entry("1090", "The message is too long."),
            Map.entry("1120", "We may not send from this number or name."),
            Map.entry("1160", "Our trial account may send only to numbers that are on its list."),
            Map.entry("1170", "The number is not a valid phone number."),
            Map.entry("1180", "The phone is switched off or out of reach."),
            Map.entry("1190", "The number does not exist any more."),
            Map.entry("1200", "The number moved to another operator, and the message did not follow it."),
            Map.entry("1210", "The operator took the message for spam."),
            Map.entry("1220", "The phone was busy."),
            Map.entry("1230", "The operator's network failed."),
            Map.entry("1240", "The customer does not want to get messages from us."),
            Map.entry("1250", "Vonage knows no way to this number."),
            Map.entry("1260", "The number cannot be reached."),
            Map.entry("1270", "The customer's age does not allow it."),
            Map.entry("1280", "The operator blocks messages to this number."),
            Map.entry("1290", "The customer's prepaid card is used up."),
            Map.entry("1300", "The customer does not use this app."),
            Map.entry("1310", "The customer's phone cannot get such a message."),
            Map.entry("1330", "The operator did not deliver it and does not say why."),
            Map.entry("1331", "The app's own service did not answer Vonage."),
            Map.entry("1340", "Too long ago since the customer's last message: the app takes no answer any more."),
            Map.entry("1360", "The customer could not be reached in time."),
            Map.entry("1420", "We are not set up to send from this number or name."),
            Map.entry("1430", "The customer cannot be written to on this app."),
            Map.entry("1460", "Our number has sent as much as it may today."),
            Map.entry("1470", "Vonage's fraud protection does not let us write to this country."));

    private VonageErrors() {}

    /** Why an SMS waits or failed; empty where nothing is wrong. */
    static Optional<String> ofReceipt(String status, Optional<String> code) {
        return switch (status) {
            case "accepted", "delivered" -> Optional.empty();
            case "buffered" -> Optional.of("The operator keeps it and tries again later.");
            case "unknown" -> Optional.of("The operator does not tell what became of it.");
            case "expired" -> Optional.of(words(RECEIPT, code, "The phone could not be reached in time."));
            default -> Optional.of(words(RECEIPT, code, "The operator did not deliver it and does not say why."));
        };
    }

    /** Why the SMS API did not take an SMS. */
    static String ofSms(String code) {
        return words(SMS, Optional.of(code), "Vonage refused it.");
    }

    /** Why the Messages API did not take a message or could not deliver it. */
    static String ofMessages(String code, Optional<String> detail) {
        return words(MESSAGES, Optional.of(code), detail.orElse("Vonage could not deliver it."));
    }

    private static String words(Map<String, String> known, Optional<String> code, String otherwise) {
        var told = code.filter(each -> !each.isBlank() && !each.equals("0"));
        return told.map(each -> "%s (%s)".formatted(known.getOrDefault(each, otherwise), each))
                .orElse(otherwise);
    }
}
