package io.muara.contracts;

import static java.util.Collections.unmodifiableMap;
import static java.util.Collections.unmodifiableSet;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What rules may know about who writes in a conversation. On {@link Topics#CONTACTS}, keyed by conversation, the newest replacing
 * all before it; it may be some messages behind.
 *
 * @param attributes what the business keeps about them, such as {@code tier} = {@code gold}
 * @param owner the agent who looks after them, whatever it is about
 * @param language that they want to be answered in, an ISO 639-1 code
 * @param latest their ticket that changed last, whatever the conversation
 */
public record ContactFacts(
        ContactId contact,
        boolean vip,
        Map<String, String> attributes,
        Set<Label> labels,
        Optional<AgentId> owner,
        Optional<String> organisation,
        Optional<String> language,
        Optional<LatestTicket> latest) {

    public ContactFacts {
        attributes = unmodifiableMap(new TreeMap<>(attributes));
        labels = unmodifiableSet(new TreeSet<>(labels));
    }

    /**
     * @param conversation that the ticket belongs to
     * @param unanswered how many messages they sent since we last answered
     * @param waitingSince when the first of those came; absent when there is none
     */
    public record LatestTicket(
            TicketId ticket,
            ConversationKey conversation,
            TeamId team,
            Optional<AgentId> agent,
            Category category,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean open,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) int unanswered,
            Optional<Instant> waitingSince) {}
}
