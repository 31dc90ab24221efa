package io.muara.ticket.relation;

import static java.util.stream.Collectors.toSet;

import io.muara.contracts.TicketId;
import io.muara.ticket.desk.Answer;
import io.muara.ticket.desk.Desk;
import io.muara.ticket.lifecycle.Outcome;
import io.muara.ticket.lifecycle.Related;
import io.muara.ticket.lifecycle.Splitting;
import io.muara.ticket.lifecycle.Ticket;
import io.muara.ticket.lifecycle.TicketMessage;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Gives messages that are another matter a ticket of their own. */
@ApplicationScoped
public class Splits {

    private final Desk desk;
    private final Clock clock;

    Splits(Desk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /**
     * @param messages by id
     * @param subject of the new ticket; that of the old one unless given
     */
    public record Wanted(Set<UUID> messages, Optional<String> subject, Optional<String> why) {

        public Wanted {
            messages = Set.copyOf(messages);
        }
    }

    /** @param into the id of the new ticket */
    public Uni<Answer> split(TicketId from, Optional<Long> expected, Wanted wanted, TicketId into, String actor) {
        return desk.change(
                from, expected, (session, ticket) -> heard(session, from).chain(heard -> obstacle(ticket, heard, wanted)
                        .<Uni<Outcome>>map(refusal -> Uni.createFrom().item(refusal))
                        .orElseGet(() -> split(session, ticket, heard, wanted, into, actor))));
    }

    private Uni<Outcome> split(
            Mutiny.StatelessSession session,
            Ticket ticket,
            List<TicketMessage> heard,
            Wanted wanted,
            TicketId into,
            String actor) {
        var moved = heard.stream()
                .filter(message -> wanted.messages().contains(message.id()))
                .toList();
        return session.createNativeQuery("select nextval('ticket_number')", Long.class)
                .getSingleResult()
                .chain(number -> {
                    var now = clock.instant();
                    var split = Splitting.of(ticket, moved, into, number, wanted.subject(), actor, wanted.why(), now);
                    return session.insert(split.to())
                            .chain(() -> session.updateAll(moved.size(), moved.toArray()))
                            .chain(() -> Links.keep(session, List.of(new Link(into, Related.Kind.SPLIT, ticket.id()))))
                            .replaceWith(new Outcome.Changed(split.events()));
                });
    }

    private static Optional<Outcome> obstacle(Ticket ticket, List<TicketMessage> heard, Wanted wanted) {
        var ids = heard.stream().map(TicketMessage::id).collect(toSet());
        var unknown = wanted.messages().stream()
                .filter(id -> !ids.contains(id))
                .sorted()
                .findFirst();
        if (unknown.isPresent()) {
            return Optional.of(new Outcome.Refused(
                    "ticket %d has no message '%s' from its contact".formatted(ticket.number(), unknown.get())));
        }
        return wanted.messages().size() < ids.size()
                ? Optional.empty()
                : Optional.of(new Outcome.Refused(
                        "nothing that the contact said would be left on ticket %d".formatted(ticket.number())));
    }

    private static Uni<List<TicketMessage>> heard(Mutiny.StatelessSession session, TicketId ticket) {
        return session.createSelectionQuery(
                        "from TicketMessage where ticket = :ticket and direction = IN order by position",
                        TicketMessage.class)
                .setParameter("ticket", ticket.value())
                .getResultList();
    }
}
