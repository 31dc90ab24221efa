package io.muara.ticket.reply;

import static jakarta.persistence.LockModeType.PESSIMISTIC_WRITE;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.muara.contracts.DeliveryReport;
import io.muara.contracts.MessageId;
import io.muara.contracts.ReplyId;
import io.muara.contracts.TicketId;
import io.muara.ticket.address.MarkedAddresses;
import io.muara.ticket.lifecycle.Ticket;
import io.muara.ticket.lifecycle.TicketMessage;
import io.muara.ticket.outbox.Outbox;
import io.muara.ticket.reply.Delivering.Named;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Gives reports to the replies they are about, within a transaction. */
@ApplicationScoped
class Deliveries {

    private static final String REPLIES = "select id, ticket from message where id = any(:ids) and direction = 'out'";

    private static final String NAMED = """
            select said.account, said.id, m.id, m.ticket
            from unnest(cast(:accounts as text[]), cast(:ids as text[])) as said (account, id)
            join message m on md5(m.provider_id) = md5(said.id) and m.provider_id = said.id
              and starts_with(m.conversation, said.account) and m.direction = 'out'
            """;

    /** What we said by then in a conversation of which a provider tells everything at once. */
    private static final String UP_TO = """
            select told.report, m.id, m.ticket
            from unnest(cast(:reports as uuid[]), cast(:conversations as text[]), cast(cast(:times as text[]) as timestamptz[]))
              as told (report, conversation, up_to)
            join message m on m.conversation = told.conversation and m.direction = 'out' and m.received_at <= told.up_to
              and m.delivery in ('waiting', 'sending', 'sent', 'delayed', 'delivered')
            order by m.position
            """;

    private static final String EARLY = """
            delete from early_report e
            using unnest(cast(:accounts as text[]), cast(:ids as text[])) as said (account, id)
            where md5(e.provider_id) = md5(said.id) and e.provider_id = said.id and e.account = said.account
            returning e.account, e.provider_id, e.report
            """;

    /** When the contact of each ticket last wrote. */
    private static final String LAST_HEARD = """
            select m.ticket, max(m.sent_at) from message m join ticket t on t.id = m.ticket
            where m.ticket = any(:tickets) and m.direction = 'in' and m.conversation = t.conversation
            group by m.ticket
            """;

    private final Outbox outbox;
    private final Clock clock;

    Deliveries(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * @param reports new to us, in the order they came
     * @return how many were about replies that we never gave
     */
    Uni<Integer> apply(Mutiny.StatelessSession session, List<DeliveryReport> reports) {
        if (reports.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        return found(session, reports)
                .chain(found -> delivering(session, found))
                .chain(delivering -> early(session, delivering, reports))
                .call(delivering -> lastHeard(session, delivering, reports))
                .invoke(delivering -> reports.forEach(delivering::apply))
                .chain(delivering -> write(session, delivering));
    }

    /**
     * @param tickets of all the replies
     * @param upTo replies by the report that tells of all until then
     */
    private record Found(
            Set<UUID> replies, Set<UUID> tickets, Map<Named, UUID> named, Map<MessageId, List<UUID>> upTo) {}

    private static Uni<Found> found(Mutiny.StatelessSession session, List<DeliveryReport> reports) {
        var replies = reports.stream()
                .flatMap(report -> report.reply().stream())
                .map(ReplyId::value)
                .distinct()
                .toArray(UUID[]::new);
        return session.createNativeQuery(REPLIES, Tuple.class)
                .setParameter("ids", replies)
                .getResultList()
                .chain(byId -> named(session, NAMED, names(reports))
                        .chain(byName -> upTo(session, reports).map(upTo -> found(byId, byName, upTo))));
    }

    private static Uni<List<Tuple>> upTo(Mutiny.StatelessSession session, List<DeliveryReport> reports) {
        var telling =
                reports.stream().filter(report -> report.upTo().isPresent()).toList();
        if (telling.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return session.createNativeQuery(UP_TO, Tuple.class)
                .setParameter(
                        "reports",
                        telling.stream().map(report -> report.id().value()).toArray(UUID[]::new))
                .setParameter(
                        "conversations",
                        telling.stream()
                                .map(report -> report.conversation().toString())
                                .toArray(String[]::new))
                .setParameter(
                        "times",
                        telling.stream()
                                .map(report -> report.upTo().orElseThrow().toString())
                                .toArray(String[]::new))
                .getResultList();
    }

    private static Found found(List<Tuple> byId, List<Tuple> byName, List<Tuple> upTo) {
        var named = new HashMap<Named, UUID>();
        byName.forEach(row ->
                named.put(new Named(row.get(0, String.class), row.get(1, String.class)), row.get(2, UUID.class)));
        var told = new HashMap<MessageId, List<UUID>>();
        upTo.forEach(row -> told.computeIfAbsent(new MessageId(row.get(0, UUID.class)), first -> new ArrayList<>())
                .add(row.get(1, UUID.class)));
        return new Found(ids(0, byId, 2, byName, 1, upTo), ids(1, byId, 3, byName, 2, upTo), named, told);
    }

    private static Set<UUID> ids(
            int ofId, List<Tuple> byId, int ofName, List<Tuple> byName, int ofTime, List<Tuple> upTo) {
        return Stream.of(
                        byId.stream().map(row -> row.get(ofId, UUID.class)),
                        byName.stream().map(row -> row.get(ofName, UUID.class)),
                        upTo.stream().map(row -> row.get(ofTime, UUID.class)))
                .flatMap(all -> all)
                .collect(Collectors.toSet());
    }

    private Uni<Delivering> delivering(Mutiny.StatelessSession session, Found found) {
        return tickets(session, found.tickets())
                .chain(tickets -> replies(session, found.replies()).map(replies -> {
                    var delivering = new Delivering(tickets, clock.instant());
                    replies.forEach(delivering::know);
                    found.named().forEach(delivering::know);
                    found.upTo().forEach(delivering::know);
                    return delivering;
                }));
    }

    private static Uni<Map<TicketId, Ticket>> tickets(Mutiny.StatelessSession session, Set<UUID> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return session.createSelectionQuery("from Ticket where id in :ids order by id", Ticket.class)
                .setParameter("ids", ids)
                .setLockMode(PESSIMISTIC_WRITE)
                .getResultList()
                .map(tickets -> tickets.stream().collect(toMap(Ticket::id, identity())));
    }

    private static Uni<List<TicketMessage>> replies(Mutiny.StatelessSession session, Set<UUID> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return session.createSelectionQuery("from TicketMessage where id in :ids", TicketMessage.class)
                .setParameter("ids", ids)
                .getResultList();
    }

    /** What came too early waits until a report names both our id and the provider's. */
    private static Uni<Delivering> early(
            Mutiny.StatelessSession session, Delivering delivering, List<DeliveryReport> reports) {
        var linking = names(
                reports.stream().filter(report -> report.reply().isPresent()).toList());
        return named(session, EARLY, linking)
                .invoke(rows -> rows.forEach(row -> delivering.waits(
                        new Named(row.get(0, String.class), row.get(1, String.class)),
                        EarlyReport.read(row.get(2, byte[].class)))))
                .replaceWith(delivering);
    }

    /** Only what tells something about an address asks for it. */
    private static Uni<Void> lastHeard(
            Mutiny.StatelessSession session, Delivering delivering, List<DeliveryReport> reports) {
        if (reports.stream().allMatch(report -> report.finding().isEmpty())) {
            return Uni.createFrom().voidItem();
        }
        return session.createNativeQuery(LAST_HEARD, Tuple.class)
                .setParameter("tickets", delivering.tickets())
                .getResultList()
                .invoke(rows -> rows.forEach(row -> delivering.heard(
                        new TicketId(row.get(0, UUID.class)),
                        row.get(1, OffsetDateTime.class).toInstant())))
                .replaceWithVoid();
    }

    private Uni<Integer> write(Mutiny.StatelessSession session, Delivering delivering) {
        var waiting = delivering.stillWaiting();
        return update(session, delivering.changedReplies())
                .chain(() -> update(session, delivering.changedTickets()))
                .chain(() -> waiting.length == 0 ? Uni.createFrom().voidItem() : session.insertAll(waiting))
                .chain(() -> MarkedAddresses.clear(session, delivering.working()))
                .chain(() -> MarkedAddresses.mark(session, delivering.marked()))
                .chain(() -> outbox.append(session, delivering.events(), List.of()))
                .replaceWith(delivering.unknown());
    }

    private static Uni<Void> update(Mutiny.StatelessSession session, Object... rows) {
        return rows.length == 0 ? Uni.createFrom().voidItem() : session.updateAll(rows.length, rows);
    }

    private static List<Named> names(Collection<DeliveryReport> reports) {
        return reports.stream()
                .map(Named::in)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private static Uni<List<Tuple>> named(Mutiny.StatelessSession session, String sql, List<Named> names) {
        if (names.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return session.createNativeQuery(sql, Tuple.class)
                .setParameter("accounts", names.stream().map(Named::account).toArray(String[]::new))
                .setParameter("ids", names.stream().map(Named::providerId).toArray(String[]::new))
                .getResultList();
    }
}
