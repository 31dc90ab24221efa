package io.muara.ticket.contact;

import io.muara.contracts.ContactId;
import io.muara.ticket.database.Storable;
import io.muara.ticket.lifecycle.TicketMessage;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hibernate.reactive.mutiny.Mutiny;

/** Contacts and what they said, for whoever only looks. */
@ApplicationScoped
public class ContactReading {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private static final String WORDS =
            "cast(sql('to_tsvector(''simple'', ?) @@ to_tsquery(''simple'', ?)', c.name, :words) as Boolean) = true";

    private static final String KNOWN_AS = """
            cast(sql('? in (select o.head from contact_identity i join contact o on o.id = i.contact where i.value in (?, ?))',
                     c.id, :known, :address) as Boolean) = true""";

    private static final String NAMES = """
            select c.head, i.kind, i.value, i.scope from contact c join contact_identity i on i.contact = c.id
            where c.head = any(:contacts) order by i.kind, i.value, i.scope
            """;

    private static final String TIMELINE = """
            select said.id from contact c
            join contact_conversation w on w.contact = c.id
            cross join lateral (
              select m.id, m.received_at from message m
              where m.conversation = w.conversation
                and (m.received_at, m.id) < (cast(:at as timestamptz), cast(:before as uuid))
              order by m.received_at desc, m.id desc limit :most
            ) said
            where c.head = :contact
            order by said.received_at desc, said.id desc limit :most
            """;

    private final Mutiny.SessionFactory sessions;

    ContactReading(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** Whoever was merged is found as whom they count as. */
    public Uni<Optional<Contact>> read(ContactId id) {
        return sessions.withStatelessSession(session -> session.createSelectionQuery(
                        "from Contact where id = (select c.head from Contact c where c.id = :id)", Contact.class)
                .setParameter("id", id.value())
                .getResultList()
                .map(found -> found.stream().findFirst()));
    }

    /**
     * Newest change first.
     *
     * @param name words of it, or how they begin
     * @param identity the whole of one
     * @param after the last that was seen
     */
    public Uni<List<Contact>> find(Optional<String> name, Optional<String> identity, Optional<After> after, int most) {
        var conditions = new ArrayList<>(List.of("c.mergedInto is null"));
        var values = new LinkedHashMap<String, Object>();
        name.ifPresent(text -> {
            conditions.add(WORDS);
            values.put("words", query(text));
        });
        identity.ifPresent(text -> {
            conditions.add(KNOWN_AS);
            values.put("known", Storable.text(text));
            values.put("address", Storable.text(text).toLowerCase(Locale.ROOT));
        });
        after.ifPresent(last -> {
            conditions.add("(c.updatedAt < :at or (c.updatedAt = :at and c.id < :last))");
            values.put("at", last.at());
            values.put("last", last.id());
        });
        return sessions.withStatelessSession(session -> {
            var query = session.createSelectionQuery(
                    "from Contact c where " + String.join(" and ", conditions)
                            + " order by c.updatedAt desc, c.id desc",
                    Contact.class);
            values.forEach(query::setParameter);
            return query.setMaxResults(most).getResultList();
        });
    }

    /** The names of contacts and of those who count as them. */
    public Uni<Map<ContactId, List<Identity>>> names(Collection<ContactId> contacts) {
        return sessions.withStatelessSession(session -> session.createNativeQuery(NAMES, Tuple.class)
                .setParameter(
                        "contacts", contacts.stream().map(ContactId::value).toArray(UUID[]::new))
                .getResultList()
                .map(rows -> {
                    var names = new HashMap<ContactId, List<Identity>>();
                    rows.forEach(row -> names.computeIfAbsent(
                                    new ContactId(row.get(0, UUID.class)), first -> new ArrayList<>())
                            .add(new Identity(
                                    row.get(1, String.class), row.get(2, String.class), row.get(3, String.class))));
                    return names;
                }));
    }

    /** Who of these names somebody is, when anybody is. */
    Uni<Optional<ContactId>> whoIs(Collection<Identity> names) {
        if (names.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return sessions.withStatelessSession(session -> session.createNativeQuery("""
                        select c.head from unnest(
                            cast(:kinds as text[]), cast(:names as text[]), cast(:scopes as text[]))
                          with ordinality as said (kind, value, scope, place)
                        join contact_identity i on i.value = said.value and i.kind = said.kind and i.scope = said.scope
                        join contact c on c.id = i.contact order by said.place limit 1
                        """, UUID.class)
                .setParameter("kinds", names.stream().map(Identity::kind).toArray(String[]::new))
                .setParameter("names", names.stream().map(Identity::value).toArray(String[]::new))
                .setParameter("scopes", names.stream().map(Identity::scope).toArray(String[]::new))
                .getResultList()
                .map(found -> found.stream().findFirst().map(ContactId::new)));
    }

    /** What was said in all conversations of a contact, by both sides, newest first. */
    public Uni<List<TicketMessage>> timeline(ContactId head, After before, int most) {
        return sessions.withStatelessSession(session -> session.createNativeQuery(TIMELINE, UUID.class)
                .setParameter("contact", head.value())
                .setParameter("at", before.at())
                .setParameter("before", before.id())
                .setParameter("most", most)
                .getResultList()
                .chain(ids -> ids.isEmpty()
                        ? Uni.createFrom().item(List.of())
                        : session.createSelectionQuery(
                                        "from TicketMessage where id in :ids order by receivedAt desc, id desc",
                                        TicketMessage.class)
                                .setParameter("ids", ids)
                                .getResultList()));
    }

    /** The last row of a page, by what it is ordered by. */
    public record After(Instant at, UUID id) {}

    private static String query(String words) {
        return BETWEEN_WORDS
                .splitAsStream(words)
                .filter(word -> !word.isEmpty())
                .map(word -> word + ":*")
                .reduce((one, other) -> one + " & " + other)
                .orElse("");
    }
}
