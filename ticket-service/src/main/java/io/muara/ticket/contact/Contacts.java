package io.muara.ticket.contact;

import io.muara.contracts.ContactId;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.MessageId;
import io.muara.ticket.contact.Linking.Kind;
import io.muara.ticket.database.NewRows;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Finds or makes whoever wrote. Two that meet the same stranger at once agree by the key of the names: one waits until the other
 * commits and then finds the names taken. Conversations are locked before names, names before tickets, each sorted.
 */
@ApplicationScoped
public class Contacts {

    private static final String KNOWN = """
            select said.place, cast(null as text), i.contact, coalesce(c.head, i.contact)
            from unnest(
                cast(:places as int[]), cast(:kinds as text[]), cast(:names as text[]), cast(:scopes as text[]))
              as said (place, kind, value, scope)
            join contact_identity i on i.value = said.value and i.kind = said.kind and i.scope = said.scope
            left join contact c on c.id = i.contact
            union all
            select -1, w.conversation, w.contact, c.head
            from unnest(cast(:conversations as text[])) as asked
            join contact_conversation w on w.conversation = asked
            join contact c on c.id = w.contact
            """;

    private static final String EXCLUSIVE =
            "select contact, kind, scope from contact_identity where contact = any(:contacts) and kind not in ('email', 'phone')";

    private static final String LEARN = """
            insert into contact_identity (kind, value, scope, contact, added_at)
            select kind, value, scope, contact, :now from unnest(
                cast(:kinds as text[]), cast(:names as text[]), cast(:scopes as text[]), cast(:contacts as uuid[]))
              with ordinality as learnt (kind, value, scope, contact, place)
            order by place
            on conflict do nothing
            """;

    // Whoever wrote there before is known a conversation less, and rules are told of the other one.
    private static final String MOVE = """
            with moved as (
              select * from unnest(cast(:conversations as text[]), cast(:contacts as uuid[]))
                with ordinality as moved (conversation, contact, place)
            ), news as (
              insert into contact_news (contact) select distinct contact from moved
            )
            insert into contact_conversation (conversation, contact)
            select conversation, contact from moved order by place
            on conflict (conversation) do update set contact = excluded.contact
            """;

    private static final String UNITE = """
            update contact c
            set head = united.whole, version = c.version + 1,
                merged_into = case when c.id = united.part then united.whole else c.merged_into end
            from unnest(cast(:parts as uuid[]), cast(:wholes as uuid[])) as united (part, whole)
            where c.head = united.part
            """;

    private final Supplier<UUID> ids;
    private final Clock clock;

    Contacts(Supplier<UUID> ids, Clock clock) {
        this.ids = () -> TimeOrdered.id(clock.instant(), ids.get());
        this.clock = clock;
    }

    /**
     * Who wrote each of the messages; those that may be anybody's are missing.
     *
     * @param messages whose conversations, and those that they move to, are locked
     */
    public Uni<Map<MessageId, ContactId>> of(Mutiny.StatelessSession session, List<InboundMessage> messages) {
        return known(session, messages).chain(known -> {
            var linking = Linking.of(messages, known, ids);
            return learn(session, linking)
                    .chain(learnt -> learnt
                            ? keep(session, linking).replaceWith(linking.writers())
                            : forget(session, linking).chain(() -> of(session, messages)));
        });
    }

    private static Uni<Linking.Known> known(Mutiny.StatelessSession session, List<InboundMessage> messages) {
        var names = messages.stream()
                .flatMap(message -> Identity.proving(message).stream())
                .distinct()
                .toList();
        var conversations = messages.stream()
                .flatMap(message ->
                        Stream.concat(Stream.of(message.conversation()), message.threading().movesTo().stream()))
                .map(Object::toString)
                .distinct();
        return session.createNativeQuery(KNOWN, Tuple.class)
                .setParameter("places", IntStream.range(0, names.size()).boxed().toArray(Integer[]::new))
                .setParameter("kinds", names.stream().map(Identity::kind).toArray(String[]::new))
                .setParameter("names", names.stream().map(Identity::value).toArray(String[]::new))
                .setParameter("scopes", names.stream().map(Identity::scope).toArray(String[]::new))
                .setParameter("conversations", conversations.toArray(String[]::new))
                .getResultList()
                .chain(rows -> known(session, messages, names, rows));
    }

    private static Uni<Linking.Known> known(
            Mutiny.StatelessSession session, List<InboundMessage> messages, List<Identity> names, List<Tuple> rows) {
        var owners = new HashMap<Identity, Owner>();
        var writers = new HashMap<String, Owner>();
        for (var row : rows) {
            var owner = new Owner(row.get(2, UUID.class), row.get(3, UUID.class));
            var place = row.get(0, Integer.class);
            if (place < 0) {
                writers.put(row.get(1, String.class), owner);
            } else {
                owners.put(names.get(place), owner);
            }
        }
        return exclusive(session, Linking.doubtful(messages, owners))
                .map(exclusive -> new Linking.Known(owners, writers, exclusive));
    }

    private static Uni<Map<UUID, Set<Kind>>> exclusive(Mutiny.StatelessSession session, Set<UUID> contacts) {
        if (contacts.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return session.createNativeQuery(EXCLUSIVE, Tuple.class)
                .setParameter("contacts", contacts.toArray(UUID[]::new))
                .getResultList()
                .map(rows -> {
                    var kinds = new HashMap<UUID, Set<Kind>>();
                    rows.forEach(row -> kinds.computeIfAbsent(row.get(0, UUID.class), first -> new HashSet<>())
                            .add(new Kind(row.get(1, String.class), row.get(2, String.class))));
                    return kinds;
                });
    }

    /** False when somebody else learnt one of the names meanwhile. */
    private Uni<Boolean> learn(Mutiny.StatelessSession session, Linking linking) {
        var learnt = linking.learnt();
        if (learnt.isEmpty()) {
            return Uni.createFrom().item(true);
        }
        var names = learnt.keySet();
        return session.createNativeQuery(LEARN)
                .setParameter("kinds", names.stream().map(Identity::kind).toArray(String[]::new))
                .setParameter("names", names.stream().map(Identity::value).toArray(String[]::new))
                .setParameter("scopes", names.stream().map(Identity::scope).toArray(String[]::new))
                .setParameter("contacts", learnt.values().toArray(UUID[]::new))
                .setParameter("now", clock.instant())
                .executeUpdate()
                .map(added -> added == learnt.size());
    }

    /** Another has just met one of the strangers: what was learnt of them meanwhile would make them somebody else. */
    private static Uni<Void> forget(Mutiny.StatelessSession session, Linking linking) {
        return session.createNativeQuery("delete from contact_identity where contact = any(:made)")
                .setParameter("made", linking.made().keySet().toArray(UUID[]::new))
                .executeUpdate()
                .replaceWithVoid();
    }

    private Uni<Void> keep(Mutiny.StatelessSession session, Linking linking) {
        var moved = linking.moved();
        return insert(session, linking.made())
                .chain(() -> moved.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : session.createNativeQuery(MOVE)
                                .setParameter("conversations", moved.keySet().toArray(String[]::new))
                                .setParameter("contacts", moved.values().toArray(UUID[]::new))
                                .executeUpdate()
                                .replaceWithVoid())
                .chain(() -> unite(session, linking.united()));
    }

    private static Uni<Void> unite(Mutiny.StatelessSession session, SortedMap<UUID, UUID> united) {
        return united.isEmpty()
                ? Uni.createFrom().voidItem()
                : session.createNativeQuery(UNITE)
                        .setParameter("parts", united.keySet().toArray(UUID[]::new))
                        .setParameter("wholes", united.values().toArray(UUID[]::new))
                        .executeUpdate()
                        .replaceWithVoid();
    }

    private Uni<Void> insert(Mutiny.StatelessSession session, Map<UUID, Particulars> made) {
        var now = clock.instant();
        var rows = made.entrySet().stream()
                .map(contact -> new Contact(new ContactId(contact.getKey()), contact.getValue(), now))
                .toArray();
        return NewRows.insert(session, rows);
    }
}
