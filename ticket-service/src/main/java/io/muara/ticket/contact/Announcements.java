package io.muara.ticket.contact;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.contracts.AgentId;
import io.muara.contracts.Category;
import io.muara.contracts.ContactFacts;
import io.muara.contracts.ContactFacts.LatestTicket;
import io.muara.contracts.ContactId;
import io.muara.contracts.ConversationKey;
import io.muara.contracts.TeamId;
import io.muara.contracts.TicketId;
import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import io.muara.ticket.database.Patience;
import io.muara.ticket.lifecycle.Status;
import io.muara.ticket.outbox.Letter;
import io.muara.ticket.outbox.Outbox;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Tells what rules may know of contacts. Whatever changes something leaves news in its own transaction; here one replica at a time
 * takes them, reads how things are now and hands that to the outbox, so that several changes become one record and nothing
 * older ever follows something newer.
 */
@ApplicationScoped
class Announcements {

    private static final int AT_ONCE = 200;

    /** Of one contact; the rest of their conversations comes in the next transaction. */
    private static final int CONVERSATIONS = 50;

    private static final int TURN = 0x4D55_0003;

    private static final String TAKE = """
            delete from contact_news
            where id = any(array(select id from contact_news order by id limit %d))
            returning contact, coalesce(after, '')
            """.formatted(AT_ONCE);

    private static final String FACTS = """
            select h.id, cast(h.particulars as text), w.conversation,
                t.id, t.conversation, t.team, t.agent, t.category, t.status, t.unanswered, t.waiting_since
            from (
              select c.head, min(n.after) as after
              from unnest(cast(:contacts as uuid[]), cast(:afters as text[])) as n (contact, after)
              join contact c on c.id = n.contact
              group by c.head
            ) asked
            join contact h on h.id = asked.head
            left join lateral (
              select newest.* from contact m cross join lateral (
                select * from ticket where contact_id = m.id order by updated_at desc, id desc limit 1
              ) newest
              where m.head = h.id order by newest.updated_at desc, newest.id desc limit 1
            ) t on true
            cross join lateral (
              select c.conversation from contact m join contact_conversation c on c.contact = m.id
              where m.head = h.id and c.conversation > asked.after
              order by c.conversation limit %d
            ) w
            order by h.id, w.conversation
            """.formatted(CONVERSATIONS);

    private static final String MORE = """
            insert into contact_news (contact, after)
            select * from unnest(cast(:contacts as uuid[]), cast(:afters as text[]))
            """;

    private final Mutiny.SessionFactory sessions;
    private final Outbox outbox;
    private final Patience patience;

    Announcements(Mutiny.SessionFactory sessions, Outbox outbox, Patience patience) {
        this.sessions = sessions;
        this.outbox = outbox;
        this.patience = patience;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return patience.ifPossible(this::tellAll);
    }

    private Uni<Void> tellAll() {
        return sessions.withStatelessTransaction(session -> isOurTurn(session)
                        .chain(ours -> ours ? tell(session) : Uni.createFrom().item(0)))
                .chain(taken -> taken == 0 ? Uni.createFrom().voidItem() : tellAll());
    }

    private static Uni<Boolean> isOurTurn(Mutiny.StatelessSession session) {
        return session.createNativeQuery("select pg_try_advisory_xact_lock(:turn)", Boolean.class)
                .setParameter("turn", TURN)
                .getSingleResult();
    }

    private Uni<Integer> tell(Mutiny.StatelessSession session) {
        return session.createNativeQuery(TAKE, Tuple.class)
                .getResultList()
                .call(news -> news.isEmpty() ? Uni.createFrom().voidItem() : tell(session, news))
                .map(List::size);
    }

    private Uni<Void> tell(Mutiny.StatelessSession session, List<Tuple> news) {
        return session.createNativeQuery(FACTS, Tuple.class)
                .setParameter(
                        "contacts",
                        news.stream().map(row -> row.get(0, UUID.class)).toArray(UUID[]::new))
                .setParameter(
                        "afters",
                        news.stream().map(row -> row.get(1, String.class)).toArray(String[]::new))
                .getResultList()
                .chain(rows -> outbox.append(
                                session,
                                List.of(),
                                rows.stream().map(Announcements::letter).toList())
                        .chain(() -> goOn(session, rows)));
    }

    private static Uni<Void> goOn(Mutiny.StatelessSession session, List<Tuple> rows) {
        var told = new HashMap<UUID, Integer>();
        var last = new HashMap<UUID, String>();
        for (var row : rows) {
            told.merge(row.get(0, UUID.class), 1, Integer::sum);
            last.put(row.get(0, UUID.class), row.get(2, String.class));
        }
        last.keySet().removeIf(contact -> told.getOrDefault(contact, 0) < CONVERSATIONS);
        return last.isEmpty() ? Uni.createFrom().voidItem() : more(session, last);
    }

    private static Uni<Void> more(Mutiny.StatelessSession session, Map<UUID, String> afters) {
        return session.createNativeQuery(MORE)
                .setParameter("contacts", afters.keySet().toArray(UUID[]::new))
                .setParameter("afters", afters.values().toArray(String[]::new))
                .executeUpdate()
                .replaceWithVoid();
    }

    private static Letter letter(Tuple row) {
        var conversation = row.get(2, String.class);
        return new Letter(
                Topics.CONTACTS,
                Optional.of(conversation),
                conversation,
                Map.of(),
                Optional.of(Wire.bytes(facts(row))));
    }

    private static ContactFacts facts(Tuple row) {
        var known = Wire.read(row.get(1, String.class).getBytes(UTF_8), Particulars.class);
        return new ContactFacts(
                new ContactId(row.get(0, UUID.class)),
                known.vip(),
                known.attributes(),
                known.labels(),
                known.owner(),
                known.organisation(),
                known.language(),
                Optional.ofNullable(row.get(3, UUID.class)).map(ticket -> latest(new TicketId(ticket), row)));
    }

    private static LatestTicket latest(TicketId ticket, Tuple row) {
        var status = Status.of(row.get(8, String.class));
        return new LatestTicket(
                ticket,
                ConversationKey.parse(row.get(4, String.class)),
                new TeamId(row.get(5, String.class)),
                Optional.ofNullable(row.get(6, String.class)).map(AgentId::new),
                new Category(row.get(7, String.class)),
                status.kind() != Status.Kind.DONE,
                row.get(9, Integer.class),
                Optional.ofNullable(row.get(10, OffsetDateTime.class)).map(OffsetDateTime::toInstant));
    }
}
