package io.muara.ticket.intake;

import io.muara.contracts.MessageId;
import io.muara.contracts.RoutedMessage;
import io.muara.ticket.lifecycle.Threads;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Tickets of other contacts whose messages a new one answers. Who knows the id of a mail was perhaps only shown it, so they get
 * a ticket of their own; that it has to do with the other must still be seen.
 */
final class QuotedElsewhere {

    private static final String NUMBERS = """
            select said.message, min(t.number)
            from unnest(cast(:messages as uuid[]), cast(:conversations as text[]), cast(:accounts as text[]), cast(:ids as text[]))
              as said (message, conversation, account, id)
            join message m on md5(m.provider_id) = md5(said.id) and m.provider_id = said.id
              and starts_with(m.conversation, said.account) and m.conversation <> said.conversation
            join ticket t on t.id = m.ticket
            group by said.message
            """;

    private QuotedElsewhere() {}

    /** @return the number of the oldest such ticket, for every message that has one */
    static Uni<Map<MessageId, Long>> numbers(Mutiny.StatelessSession session, List<RoutedMessage> openers) {
        var messages = new ArrayList<UUID>();
        var conversations = new ArrayList<String>();
        var accounts = new ArrayList<String>();
        var ids = new ArrayList<String>();
        for (var opener : openers) {
            for (var said : Threads.referredTo(opener.message())) {
                messages.add(opener.message().id().value());
                conversations.add(said.conversation().toString());
                accounts.add("%s:%s/"
                        .formatted(
                                said.conversation().channel(),
                                said.conversation().account()));
                ids.add(said.providerId());
            }
        }
        if (ids.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return session.createNativeQuery(NUMBERS, Tuple.class)
                .setParameter("messages", messages.toArray(UUID[]::new))
                .setParameter("conversations", conversations.toArray(String[]::new))
                .setParameter("accounts", accounts.toArray(String[]::new))
                .setParameter("ids", ids.toArray(String[]::new))
                .getResultList()
                .map(QuotedElsewhere::numbers);
    }

    private static Map<MessageId, Long> numbers(List<Tuple> rows) {
        var numbers = new HashMap<MessageId, Long>();
        rows.forEach(row -> numbers.put(new MessageId(row.get(0, UUID.class)), row.get(1, Long.class)));
        return numbers;
    }
}
