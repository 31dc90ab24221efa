package io.muara.ticket.address;

import io.muara.contracts.DeliveryReport.Finding;
import io.muara.ticket.lifecycle.AddressProblem;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** The table of them, within the caller's transaction. */
public final class MarkedAddresses {

    // Sorted, as everything that is locked, so that two of us never wait for each other.
    private static final String MARK = """
            insert into marked_address (channel, contact, finding, reason, marked_at)
            select * from unnest(
                cast(:channels as text[]), cast(:contacts as text[]), cast(:findings as text[]),
                cast(:reasons as text[]), cast(cast(:moments as text[]) as timestamptz[]))
              as marked (channel, contact, finding, reason, marked_at)
            order by channel, contact
            on conflict (channel, contact) do update
              set finding = excluded.finding, reason = excluded.reason, marked_at = excluded.marked_at
              where marked_address.marked_at <= excluded.marked_at
            """;

    private static final String CLEAR = """
            delete from marked_address a
            using (
              select m.channel, m.contact
              from unnest(cast(:channels as text[]), cast(:contacts as text[]), cast(cast(:moments as text[]) as timestamptz[]))
                as works (channel, contact, moment)
              join marked_address m on m.channel = works.channel and m.contact = works.contact and m.marked_at <= works.moment
              order by m.channel, m.contact
              for update of m
            ) as cleared
            where a.channel = cleared.channel and a.contact = cleared.contact
            returning a.channel, a.contact, a.finding
            """;

    private static final String PROBLEMS = """
            select a.channel, a.contact, a.finding, a.reason, a.marked_at
            from unnest(cast(:channels as text[]), cast(:contacts as text[])) as asked (channel, contact)
            join marked_address a on a.channel = asked.channel and a.contact = asked.contact
            """;

    private MarkedAddresses() {}

    /** What speaks against writing to any of them without a person wanting it. */
    public static Uni<Map<Contact, AddressProblem>> problems(
            Mutiny.StatelessSession session, Collection<Contact> contacts) {
        if (contacts.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        var asked = List.copyOf(contacts);
        return session.createNativeQuery(PROBLEMS, Tuple.class)
                .setParameter("channels", texts(asked, Contact::channel))
                .setParameter("contacts", texts(asked, Contact::address))
                .getResultList()
                .map(MarkedAddresses::problems);
    }

    /** A mark of before stays if it is newer. */
    public static Uni<Void> mark(Mutiny.StatelessSession session, Map<Contact, AddressProblem> problems) {
        if (problems.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var marks = List.copyOf(problems.entrySet());
        return session.createNativeQuery(MARK)
                .setParameter("channels", texts(marks, mark -> mark.getKey().channel()))
                .setParameter("contacts", texts(marks, mark -> mark.getKey().address()))
                .setParameter(
                        "findings",
                        texts(marks, mark -> mark.getValue().finding().id()))
                .setParameter("reasons", texts(marks, mark -> mark.getValue().reason()))
                .setParameter(
                        "moments", texts(marks, mark -> mark.getValue().since().toString()))
                .executeUpdate()
                .replaceWithVoid();
    }

    /**
     * @param working when each of them was seen to work
     * @return what had been found out about those that were marked before that
     */
    public static Uni<Map<Contact, Finding>> clear(Mutiny.StatelessSession session, Map<Contact, Instant> working) {
        if (working.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        var works = List.copyOf(working.entrySet());
        return session.createNativeQuery(CLEAR, Tuple.class)
                .setParameter("channels", texts(works, one -> one.getKey().channel()))
                .setParameter("contacts", texts(works, one -> one.getKey().address()))
                .setParameter("moments", texts(works, one -> one.getValue().toString()))
                .getResultList()
                .map(MarkedAddresses::cleared);
    }

    private static Map<Contact, AddressProblem> problems(List<Tuple> rows) {
        var problems = new HashMap<Contact, AddressProblem>();
        rows.forEach(row -> problems.put(
                new Contact(row.get(0, String.class), row.get(1, String.class)),
                new AddressProblem(
                        finding(row.get(2, String.class)),
                        row.get(3, String.class),
                        row.get(4, OffsetDateTime.class).toInstant())));
        return problems;
    }

    private static Map<Contact, Finding> cleared(List<Tuple> rows) {
        var cleared = new HashMap<Contact, Finding>();
        rows.forEach(row -> cleared.put(
                new Contact(row.get(0, String.class), row.get(1, String.class)), finding(row.get(2, String.class))));
        return cleared;
    }

    private static Finding finding(String id) {
        return Finding.valueOf(id.toUpperCase(Locale.ROOT));
    }

    private static <T> String[] texts(List<T> all, Function<T, String> text) {
        return all.stream().map(text).toArray(String[]::new);
    }
}
