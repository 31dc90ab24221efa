package io.muara.ticket.sla;

import static java.util.stream.Collectors.toSet;

import io.muara.contracts.TeamId;
import io.muara.contracts.TicketEvent;
import io.muara.ticket.assignment.Assignments;
import io.muara.ticket.lifecycle.Ticket;
import io.muara.ticket.outbox.Outbox;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Makes events of notices, and does to tickets what steps ask for. */
@ApplicationScoped
class Telling {

    private final Assignments assignments;
    private final Outbox outbox;

    Telling(Assignments assignments, Outbox outbox) {
        this.assignments = assignments;
        this.outbox = outbox;
    }

    /** @param notices by their ticket, whose row must be locked */
    Uni<Void> tell(Mutiny.StatelessSession session, Map<UUID, List<Notice>> notices, Instant now) {
        if (notices.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return teams(session, notices)
                .chain(teams -> session.createSelectionQuery("from Ticket where id in :ids order by id", Ticket.class)
                        .setParameter("ids", notices.keySet())
                        .getResultList()
                        .chain(tickets -> tell(
                                session,
                                tickets.stream()
                                        .map(ticket -> new Announcement(ticket, teams, now))
                                        .toList(),
                                notices)));
    }

    private Uni<Void> tell(
            Mutiny.StatelessSession session, List<Announcement> announcements, Map<UUID, List<Notice>> notices) {
        var events = new ArrayList<TicketEvent>();
        var changed = announcements.stream().map(Announcement::ticket).toArray();
        return Multi.createFrom()
                .iterable(announcements)
                .onItem()
                .transformToUniAndConcatenate(it ->
                        tell(session, it, notices.getOrDefault(it.ticket().id().value(), List.of())))
                .invoke(events::addAll)
                .collect()
                .last()
                .chain(() -> session.updateAll(changed.length, changed))
                .chain(() -> outbox.append(session, events, List.of()));
    }

    private Uni<List<TicketEvent>> tell(
            Mutiny.StatelessSession session, Announcement announcement, List<Notice> notices) {
        var ticket = announcement.ticket();
        var team = ticket.team();
        var events = new ArrayList<TicketEvent>();
        notices.forEach(notice -> events.addAll(announcement.tell(notice)));
        if (ticket.team().equals(team)) {
            return Uni.createFrom().item(events);
        }
        return assignments.afterMove(session, ticket).invoke(events::addAll).replaceWith(events);
    }

    /** Those of the named that there are. */
    private Uni<Set<TeamId>> teams(Mutiny.StatelessSession session, Map<UUID, List<Notice>> notices) {
        var named = notices.values().stream()
                .flatMap(List::stream)
                .flatMap(notice -> team(notice).stream())
                .collect(toSet());
        var there = new HashSet<TeamId>();
        return Multi.createFrom()
                .iterable(named)
                .onItem()
                .transformToUniAndConcatenate(
                        team -> assignments.isTeam(session, team).invoke(is -> {
                            if (is) {
                                there.add(team);
                            }
                        }))
                .onItem()
                .ignoreAsUni()
                .replaceWith(there);
    }

    private static Optional<TeamId> team(Notice notice) {
        return notice instanceof Notice.Escalated escalated ? escalated.step().team() : Optional.empty();
    }
}
