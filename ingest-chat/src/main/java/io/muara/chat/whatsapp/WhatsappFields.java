package io.muara.chat.whatsapp;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Meta's webhook fields: which hold something for us, and in which arrays. */
final class WhatsappFields {

    /** By field, the arrays of its value whose elements are read. */
    private static final Map<String, List<String>> ARRAYS = Map.of(
            "messages", List.of("messages", "statuses"),
            "smb_message_echoes", List.of("message_echoes"),
            "calls", List.of("calls", "statuses"),
            "user_preferences", List.of("user_preferences"),
            "user_id_update", List.of("user_id_update"));

    /**
     * Told to every app that subscribes to everything; nothing a customer says now. What was said before a number was connected
     * ({@code history}) stays where it was said: each of it would else open a ticket that nobody waits for.
     */
    private static final Set<String> NOT_FOR_US = Set.of("flows", "history", "security", "smb_app_state_sync");

    /** Notices about our side, of which Meta adds more without notice. */
    private static final List<String> FAMILIES = List.of(
            "account_",
            "business_",
            "group_",
            "message_template_",
            "partner_",
            "payment_",
            "phone_number_",
            "template_",
            "tracking_");

    private WhatsappFields() {}

    static boolean isNotForUs(String field) {
        return NOT_FOR_US.contains(field) || FAMILIES.stream().anyMatch(field::startsWith);
    }

    /** Empty for a field that we do not know. */
    static List<String> arrays(String field) {
        return ARRAYS.getOrDefault(field, List.of());
    }
}
