package io.muara.ticket.intake;

import static jakarta.persistence.LockModeType.PESSIMISTIC_WRITE;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.muara.contracts.ContactId;
import io.muara.contracts.ConversationKey;
import io.muara.contracts.Mail;
import io.muara.contracts.MessageId;
import io.muara.contracts.RoutedMessage;
import io.muara.contracts.TicketId;
import io.muara.ticket.acknowledgement.Acknowledged;
import io.muara.ticket.acknowledgement.Acknowledgements;
import io.muara.ticket.address.Contact;
import io.muara.ticket.address.MarkedAddresses;
import io.muara.ticket.assignment.Assignments;
import io.muara.ticket.assignment.Demand;
import io.muara.ticket.assignment.Distribution;
import io.muara.ticket.contact.Contacts;
import io.muara.ticket.course.CourseConfig;
import io.muara.ticket.database.NewRows;
import io.muara.ticket.file.EarlyFiles;
import io.muara.ticket.lifecycle.State;
import io.muara.ticket.lifecycle.Threads;
import io.muara.ticket.lifecycle.Threads.Said;
import io.muara.ticket.lifecycle.Ticket;
import io.muara.ticket.outbox.Outbox;
import io.muara.ticket.relation.Links;
import io.muara.ticket.sla.Promises;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Gives messages to their tickets, within a transaction that has locked their conversations. */
@ApplicationScoped
class Reception {

    private static final String HOLDERS = """
            select m.conversation, m.provider_id, m.ticket
            from unnest(cast(:conversations as text[]), cast(:ids as text[])) as said (conversation, id)
            join message m on m.conversation = said.conversation
              and md5(m.provider_id) = md5(said.id) and m.provider_id = said.id
            """;

    private static final String NEWEST = """
            select coalesce(
                (select id from ticket where conversation = asked and status <> 'closed' order by number desc limit 1),
                (select id from ticket where conversation = asked order by number desc limit 1))
            from unnest(cast(:conversations as text[])) as asked
            """;

    private final Contacts contacts;
    private final Continuity continuity;
    private final Withdrawals withdrawals;
    private final EarlyFiles files;
    private final Assignments assignments;
    private final Acknowledgements acknowledgements;
    private final Promises promises;
    private final Outbox outbox;
    private final CourseConfig course;
    private final Clock clock;

    Reception(
            Contacts contacts,
            Continuity continuity,
            Withdrawals withdrawals,
            EarlyFiles files,
            Assignments assignments,
            Acknowledgements acknowledgements,
            Promises promises,
            Outbox outbox,
            CourseConfig course,
            Clock clock) {
        this.contacts = contacts;
        this.continuity = continuity;
        this.withdrawals = withdrawals;
        this.files = files;
        this.assignments = assignments;
        this.acknowledgements = acknowledgements;
        this.promises = promises;
        this.outbox = outbox;
        this.course = course;
        this.clock = clock;
    }

    /** @param messages new to us, in the order they came */
    Uni<Void> receive(Mutiny.StatelessSession session, List<RoutedMessage> messages) {
        if (messages.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return withdrawals.emptied(session, messages).chain(emptied -> place(session, emptied));
    }

    private Uni<Void> place(Mutiny.StatelessSession session, List<RoutedMessage> messages) {
        return contacts.of(
                        session, messages.stream().map(RoutedMessage::message).toList())
                .chain(writers -> known(session, messages, writers).chain(known -> lock(session, known.tickets())
                        .chain(tickets -> receive(
                                session,
                                messages,
                                new Receiving(tickets, writers, clock.instant()),
                                known.threads(tickets, course.reopenWithin(), clock.instant())))));
    }

    private Uni<Known> known(
            Mutiny.StatelessSession session, List<RoutedMessage> messages, Map<MessageId, ContactId> writers) {
        return continuity.of(session, writers).chain(going -> holders(session, messages)
                .chain(holders -> newest(session, messages).chain(newest -> NamedTickets.of(session, messages)
                        .map(named -> new Known(holders, newest, named, going)))));
    }

    private Uni<Void> receive(
            Mutiny.StatelessSession session, List<RoutedMessage> messages, Receiving receiving, Threads threads) {
        var placed = messages.stream()
                .map(routed -> new Receiving.Placed(routed, threads.place(routed)))
                .toList();
        var openers = placed.stream().filter(message -> message.place().opens()).count();
        return withdrawals
                .targets(session, messages)
                .invoke(targets -> targets.forEach(receiving::know))
                .chain(() -> files.early(session, messages))
                .invoke(reports -> reports.forEach(receiving::know))
                .chain(() -> MarkedAddresses.clear(session, writing(messages)))
                .invoke(receiving::know)
                .chain(() -> numbers(session, (int) openers))
                .chain(numbers -> distribution(session, receiving.demand(placed))
                        .invoke(found -> receiving.receive(placed, numbers.iterator(), found))
                        .chain(found -> acknowledgements
                                .to(session, receiving.openedBy(placed))
                                .chain(acknowledged -> write(session, receiving, acknowledged, found))));
    }

    private Uni<Void> write(
            Mutiny.StatelessSession session, Receiving receiving, Acknowledged acknowledged, Distribution found) {
        return NewRows.insert(session, receiving.opened())
                .chain(() -> update(session, receiving.changed()))
                .chain(() -> NewRows.insert(session, receiving.messages()))
                .chain(() -> update(session, receiving.emptied()))
                .chain(() -> acknowledgements.keep(session, acknowledged))
                .chain(() -> Links.keep(session, receiving.links()))
                .chain(() -> promises.name(session, receiving.policies()))
                .chain(() -> outbox.append(session, receiving.events(), List.of()))
                .chain(() -> outbox.append(session, acknowledged.events(), acknowledged.letters()))
                .chain(() -> withdrawals.forget(session, receiving.redacted()))
                .chain(() -> assignments.keep(session, found));
    }

    /** Whoever writes mail can get mail, unless their own domain says that it was not they. */
    private static Map<Contact, Instant> writing(List<RoutedMessage> messages) {
        return messages.stream()
                .map(RoutedMessage::message)
                .filter(message -> message.mail().filter(Reception::isGenuine).isPresent())
                .collect(toMap(
                        message -> Contact.of(message.conversation()),
                        message -> message.provenance().sentAt(),
                        (one, other) -> one.isAfter(other) ? one : other));
    }

    private static boolean isGenuine(Mail mail) {
        return mail.authentication()
                .filter(found -> found.verdict() == Mail.Authentication.Verdict.FAILED)
                .isEmpty();
    }

    private static Uni<Map<Said, TicketId>> holders(Mutiny.StatelessSession session, List<RoutedMessage> messages) {
        var said = messages.stream()
                .flatMap(routed -> Threads.referredTo(routed.message()).stream())
                .distinct()
                .toList();
        if (said.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return session.createNativeQuery(HOLDERS, Tuple.class)
                .setParameter("conversations", texts(said.stream().map(Said::conversation)))
                .setParameter("ids", said.stream().map(Said::providerId).toArray(String[]::new))
                .getResultList()
                .map(Reception::holders);
    }

    private static Map<Said, TicketId> holders(List<Tuple> rows) {
        var holders = new HashMap<Said, TicketId>();
        for (var row : rows) {
            var said = new Said(ConversationKey.parse(row.get(0, String.class)), row.get(1, String.class));
            holders.put(said, new TicketId(row.get(2, UUID.class)));
        }
        return holders;
    }

    private static Uni<Set<TicketId>> newest(Mutiny.StatelessSession session, List<RoutedMessage> messages) {
        var conversations = messages.stream()
                .map(RoutedMessage::message)
                .flatMap(message ->
                        Stream.concat(Stream.of(message.conversation()), message.threading().movesTo().stream()))
                .distinct();
        return session.createNativeQuery(NEWEST, UUID.class)
                .setParameter("conversations", texts(conversations))
                .getResultList()
                .map(ids ->
                        ids.stream().filter(Objects::nonNull).map(TicketId::new).collect(toSet()));
    }

    /** These, and whatever they were merged into. */
    private static Uni<Map<TicketId, Ticket>> lock(Mutiny.StatelessSession session, Set<TicketId> tickets) {
        return find(session, tickets).chain(found -> {
            var wholes = found.values().stream()
                    .flatMap(ticket -> ticket.state() instanceof State.Merged(var into, var _) ? Stream.of(into) : null)
                    .filter(whole -> !found.containsKey(whole))
                    .collect(toSet());
            return wholes.isEmpty()
                    ? Uni.createFrom().item(found)
                    : lock(session, wholes).map(further -> {
                        var all = new HashMap<>(found);
                        all.putAll(further);
                        return all;
                    });
        });
    }

    private static Uni<Map<TicketId, Ticket>> find(Mutiny.StatelessSession session, Set<TicketId> tickets) {
        if (tickets.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return session.createSelectionQuery("from Ticket where id in :ids order by id", Ticket.class)
                .setParameter("ids", tickets.stream().map(TicketId::value).toList())
                .setLockMode(PESSIMISTIC_WRITE)
                .getResultList()
                .map(found -> found.stream().collect(toMap(Ticket::id, identity())));
    }

    private static Uni<List<Long>> numbers(Mutiny.StatelessSession session, int count) {
        if (count == 0) {
            return Uni.createFrom().item(List.of());
        }
        return session.createNativeQuery("select nextval('ticket_number') from generate_series(1, :count)", Long.class)
                .setParameter("count", count)
                .getResultList();
    }

    private Uni<Distribution> distribution(Mutiny.StatelessSession session, Demand demand) {
        return demand.teams().isEmpty()
                ? Uni.createFrom().item(Distribution.nothing())
                : assignments.distribution(session, demand);
    }

    private static Uni<Void> update(Mutiny.StatelessSession session, Object... rows) {
        return rows.length == 0 ? Uni.createFrom().voidItem() : session.updateAll(rows.length, rows);
    }

    private static String[] texts(Stream<ConversationKey> conversations) {
        return conversations.map(ConversationKey::toString).toArray(String[]::new);
    }
}
