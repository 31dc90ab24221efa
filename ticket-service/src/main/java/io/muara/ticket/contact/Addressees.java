package io.muara.ticket.contact;

import io.muara.contracts.ContactId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/** Whom we write to, who may not have written yet. */
@ApplicationScoped
public class Addressees {

    private static final String WHO = """
            select c.head from contact_identity i join contact c on c.id = i.contact
            where i.value = :value and i.kind = :kind and i.scope = :scope
            """;

    /** Refers to a contact that is made right after it: the key of names decides between two that meet the same stranger. */
    private static final String LEARN = """
            insert into contact_identity (kind, value, scope, contact, added_at)
            values (:kind, :value, :scope, :contact, :now) on conflict do nothing
            """;

    /** Where a person writes to an account of ours, lately first. */
    private static final String WRITES = """
            select w.conversation from contact_conversation w join contact c on c.id = w.contact
            where c.head = (select head from contact where id = :contact) and starts_with(w.conversation, :account)
            order by (select max(m.received_at) from message m where m.conversation = w.conversation) desc nulls last
            """;

    private static final String NAMES = """
            select i.kind, i.value, i.scope from contact_identity i join contact c on c.id = i.contact
            where c.head = (select head from contact where id = :contact) order by i.added_at, i.value
            """;

    private final Clock clock;
    private final Supplier<UUID> ids;

    Addressees(Clock clock, Supplier<UUID> ids) {
        this.clock = clock;
        this.ids = ids;
    }

    /** Whoever has the name, or else somebody new. */
    public Uni<ContactId> of(Mutiny.StatelessSession session, Identity name, Optional<String> called) {
        return who(session, name)
                .chain(known ->
                        known.map(id -> Uni.createFrom().item(id)).orElseGet(() -> make(session, name, called)));
    }

    public Uni<Optional<Contact>> read(Mutiny.StatelessSession session, ContactId id) {
        return session.createSelectionQuery(
                        "from Contact where id = (select c.head from Contact c where c.id = :id)", Contact.class)
                .setParameter("id", id.value())
                .getResultList()
                .map(found -> found.stream().findFirst());
    }

    /** @param account with its channel, as conversations begin: {@code whatsapp:demo/} */
    public Uni<List<String>> conversations(Mutiny.StatelessSession session, ContactId contact, String account) {
        return session.createNativeQuery(WRITES, String.class)
                .setParameter("contact", contact.value())
                .setParameter("account", account)
                .getResultList();
    }

    public Uni<List<Identity>> names(Mutiny.StatelessSession session, ContactId contact) {
        return session.createNativeQuery(NAMES, Tuple.class)
                .setParameter("contact", contact.value())
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new Identity(
                                row.get(0, String.class), row.get(1, String.class), row.get(2, String.class)))
                        .toList());
    }

    private static Uni<Optional<ContactId>> who(Mutiny.StatelessSession session, Identity name) {
        return session.createNativeQuery(WHO, UUID.class)
                .setParameter("kind", name.kind())
                .setParameter("value", name.value())
                .setParameter("scope", name.scope())
                .getResultList()
                .map(found -> found.stream().findFirst().map(ContactId::new));
    }

    private Uni<ContactId> make(Mutiny.StatelessSession session, Identity name, Optional<String> called) {
        var now = clock.instant();
        var made = new Contact(new ContactId(TimeOrdered.id(now, ids.get())), Particulars.of(called), now);
        return session.createNativeQuery(LEARN)
                .setParameter("kind", name.kind())
                .setParameter("value", name.value())
                .setParameter("scope", name.scope())
                .setParameter("contact", made.id().value())
                .setParameter("now", now)
                .executeUpdate()
                .chain(added -> added > 0 ? session.insert(made).replaceWith(made.id()) : of(session, name, called));
    }
}
