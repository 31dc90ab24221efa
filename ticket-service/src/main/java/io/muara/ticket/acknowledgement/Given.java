package io.muara.ticket.acknowledgement;

import io.muara.contracts.ConversationKey;
import io.muara.ticket.address.Contact;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** How many acknowledgements went to whom lately, those of this very moment included, and to whom none may go. */
final class Given {

    private final Map<String, Long> toContactInHour = new HashMap<>();
    private final Map<String, Long> toContactInDay = new HashMap<>();
    private final Map<String, Long> byAccountInHour = new HashMap<>();
    private final Set<Contact> marked = new HashSet<>();

    void toContact(String contact, long inHour, long inDay) {
        toContactInHour.put(contact, inHour);
        toContactInDay.put(contact, inDay);
    }

    void byAccount(String account, long inHour) {
        byAccountInHour.put(account, inHour);
    }

    /** @param contacts whose mail came back, or who complained */
    void marked(Set<Contact> contacts) {
        marked.addAll(contacts);
    }

    boolean isMarked(ConversationKey conversation) {
        return marked.contains(Contact.of(conversation));
    }

    void oneMore(ConversationKey conversation) {
        toContactInHour.merge(conversation.contact(), 1L, Long::sum);
        toContactInDay.merge(conversation.contact(), 1L, Long::sum);
        byAccountInHour.merge(Acknowledgement.accountOf(conversation), 1L, Long::sum);
    }

    long toContactInHour(ConversationKey conversation) {
        return toContactInHour.getOrDefault(conversation.contact(), 0L);
    }

    long toContactInDay(ConversationKey conversation) {
        return toContactInDay.getOrDefault(conversation.contact(), 0L);
    }

    long byAccountInHour(ConversationKey conversation) {
        return byAccountInHour.getOrDefault(Acknowledgement.accountOf(conversation), 0L);
    }
}
