package io.muara.ticket.intake;

import io.muara.contracts.InboundMessage;
import io.muara.contracts.ReplyId;
import io.muara.contracts.RoutedMessage;
import io.muara.contracts.TicketId;
import io.muara.ticket.lifecycle.Clue;
import io.muara.ticket.lifecycle.Threads;
import io.muara.ticket.lifecycle.Threads.Named;
import io.muara.ticket.lifecycle.Threads.Naming;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The tickets that mails name: by a message on them, whoever wrote it, by a reply of ours, or by their number. Whether a sender has a
 * say on one cannot change while their conversation is locked.
 */
final class NamedTickets {

    private static final String NAMED = """
            select said.place, t.id, t.number, t.conversation = said.conversation
                or exists (select 1 from message p where p.ticket = t.id and p.conversation = said.conversation) as member
            from unnest(
                cast(:places as int[]), cast(:conversations as text[]), cast(:accounts as text[]),
                cast(:ids as text[]), cast(:replies as uuid[]), cast(:numbers as bigint[]))
              as said (place, conversation, account, id, reply, number)
            cross join lateral (
              select m.ticket from message m
                where md5(m.provider_id) = md5(said.id) and m.provider_id = said.id
                  and starts_with(m.conversation, said.account)
              union
              select m.ticket from message m where m.id = said.reply and m.direction = 'out'
              union
              select n.id from ticket n where n.number = said.number
            ) as named (ticket)
            join ticket t on t.id = named.ticket
            order by said.place, member desc, t.number
            """;

    private static final ReplyId NO_REPLY = new ReplyId(new UUID(0, 0));
    private static final long NO_NUMBER = -1;

    private NamedTickets() {}

    private record Asked(InboundMessage message, Clue clue) {

        String account() {
            var conversation = message.conversation();
            return "%s:%s/".formatted(conversation.channel(), conversation.account());
        }
    }

    /** Of every clue that names any, those first on which its sender has a say. */
    static Uni<Map<Naming, List<Named>>> of(Mutiny.StatelessSession session, List<RoutedMessage> messages) {
        var asked = messages.stream()
                .map(RoutedMessage::message)
                .flatMap(message ->
                        Threads.clues(message).stream().filter(Clue::proven).map(clue -> new Asked(message, clue)))
                .toList();
        if (asked.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return session.createNativeQuery(NAMED, Tuple.class)
                .setParameter("places", IntStream.range(0, asked.size()).boxed().toArray(Integer[]::new))
                .setParameter(
                        "conversations",
                        texts(asked, one -> one.message().conversation().toString()))
                .setParameter("accounts", texts(asked, Asked::account))
                .setParameter("ids", texts(asked, one -> one.clue().answered().orElse("")))
                .setParameter(
                        "replies",
                        asked.stream()
                                .map(one -> one.clue().reply().orElse(NO_REPLY).value())
                                .toArray(UUID[]::new))
                .setParameter(
                        "numbers",
                        asked.stream()
                                .map(one -> one.clue().ticketNumber().orElse(NO_NUMBER))
                                .toArray(Long[]::new))
                .getResultList()
                .map(rows -> named(asked, rows));
    }

    private static Map<Naming, List<Named>> named(List<Asked> asked, List<Tuple> rows) {
        var named = new HashMap<Naming, List<Named>>();
        for (var row : rows) {
            var one = asked.get(row.get(0, Integer.class));
            named.computeIfAbsent(new Naming(one.message().id(), one.clue()), first -> new ArrayList<>())
                    .add(new Named(
                            new TicketId(row.get(1, UUID.class)), row.get(2, Long.class), row.get(3, Boolean.class)));
        }
        return named;
    }

    private static String[] texts(List<Asked> asked, Function<Asked, String> text) {
        return asked.stream().map(text).toArray(String[]::new);
    }
}
