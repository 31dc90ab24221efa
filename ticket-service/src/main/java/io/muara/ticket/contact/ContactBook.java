package io.muara.ticket.contact;

import static jakarta.persistence.LockModeType.PESSIMISTIC_WRITE;

import io.muara.contracts.ContactId;
import io.muara.ticket.database.Patience;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.hibernate.reactive.mutiny.Mutiny;

/** Where contacts are changed by hand, each under the lock of its row. What rules may know of them is told afterwards. */
@ApplicationScoped
public class ContactBook {

    private static final String NEWS =
            "insert into contact_news (contact) select id from unnest(cast(:contacts as uuid[])) as id";

    private static final String ADD = """
            insert into contact_identity (kind, value, scope, contact, added_at)
            values (:kind, :value, :scope, :contact, :now) on conflict do nothing
            """;

    private static final String REMOVE = """
            delete from contact_identity i using contact c
            where c.id = i.contact and c.head = :contact and i.kind = :kind and i.value = :value and i.scope = :scope
            """;

    private final Mutiny.SessionFactory sessions;
    private final Patience patience;
    private final Clock clock;
    private final Supplier<UUID> ids;

    ContactBook(Mutiny.SessionFactory sessions, Patience patience, Clock clock, Supplier<UUID> ids) {
        this.sessions = sessions;
        this.patience = patience;
        this.clock = clock;
        this.ids = ids;
    }

    /** What to do with a contact, within the transaction that locked it. */
    @FunctionalInterface
    interface Change {
        Uni<Result> apply(Mutiny.StatelessSession session, Contact contact);
    }

    /** @param expected the version that the change was made for, when its author cares */
    public Uni<Result> change(ContactId id, Optional<Long> expected, UnaryOperator<Particulars> change) {
        return change(id, expected, (session, contact) -> keep(session, contact, change.apply(contact.particulars())));
    }

    /** Somebody who has not written yet; refused when one of the names is taken. */
    Uni<Result> make(Particulars particulars, Collection<Identity> names) {
        return patience.overContention(() -> sessions.withStatelessTransaction(session -> {
            var now = clock.instant();
            var contact = new Contact(new ContactId(TimeOrdered.id(now, ids.get())), particulars, now);
            return session.insert(contact)
                    .chain(() -> give(session, contact, names))
                    .replaceWith(new Result.Done(contact));
        }));
    }

    public Uni<Result> add(ContactId id, Optional<Long> expected, Identity name) {
        return change(id, expected, (session, contact) -> add(session, contact, name, clock.instant())
                .chain(added -> added
                        ? touch(session, contact)
                        : Uni.createFrom().item(new Result.Refused("somebody is known by that already"))));
    }

    /** Whoever writes under it next is somebody else, unless another name of theirs says who they are. */
    public Uni<Result> remove(ContactId id, Optional<Long> expected, Identity name) {
        return change(id, expected, (session, contact) -> session.createNativeQuery(REMOVE)
                .setParameter("contact", contact.id)
                .setParameter("kind", name.kind())
                .setParameter("value", name.value())
                .setParameter("scope", name.scope())
                .executeUpdate()
                .chain(removed ->
                        removed > 0 ? touch(session, contact) : Uni.createFrom().item(new Result.Missing())));
    }

    /** Leaves what was so already; names that somebody else has stay theirs. */
    Uni<Result> update(ContactId id, UnaryOperator<Particulars> change, Collection<Identity> names) {
        return change(id, Optional.empty(), (session, contact) -> give(session, contact, names)
                .chain(() -> keep(session, contact, change.apply(contact.particulars()))));
    }

    Uni<Result> change(ContactId id, Optional<Long> expected, Change change) {
        return patience.overContention(() -> sessions.withStatelessTransaction(session -> locked(session, List.of(id))
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(new Result.Missing())
                        : change(session, found.getFirst(), expected, change))));
    }

    private static Uni<Result> change(
            Mutiny.StatelessSession session, Contact contact, Optional<Long> expected, Change change) {
        if (expected.isPresent() && expected.get() != contact.version()) {
            return Uni.createFrom().item(new Result.Stale(contact.version()));
        }
        return contact.mergedInto()
                .map(into -> Uni.createFrom()
                        .<Result>item(new Result.Refused(
                                "the contact was merged into %s: change that one, or undo the merge".formatted(into))))
                .orElseGet(() -> change.apply(session, contact));
    }

    private Uni<Result> keep(Mutiny.StatelessSession session, Contact contact, Particulars wanted) {
        if (!contact.become(wanted, clock.instant())) {
            return Uni.createFrom().item(new Result.Done(contact));
        }
        return store(session, contact);
    }

    private Uni<Result> touch(Mutiny.StatelessSession session, Contact contact) {
        contact.touch(clock.instant());
        return store(session, contact);
    }

    private static Uni<Result> store(Mutiny.StatelessSession session, Contact contact) {
        return session.update(contact).chain(() -> tell(session, contact.id)).replaceWith(new Result.Done(contact));
    }

    private Uni<Void> give(Mutiny.StatelessSession session, Contact contact, Collection<Identity> names) {
        var all = Uni.createFrom().voidItem();
        for (var name : names) {
            all = all.chain(() -> add(session, contact, name, clock.instant()).replaceWithVoid());
        }
        return all;
    }

    private static Uni<Boolean> add(Mutiny.StatelessSession session, Contact contact, Identity name, Instant now) {
        return session.createNativeQuery(ADD)
                .setParameter("kind", name.kind())
                .setParameter("value", name.value())
                .setParameter("scope", name.scope())
                .setParameter("contact", contact.id)
                .setParameter("now", now)
                .executeUpdate()
                .map(added -> added > 0);
    }

    /** In the order of their ids, so that two of us never wait for each other. */
    static Uni<List<Contact>> locked(Mutiny.StatelessSession session, List<ContactId> contacts) {
        return session.createSelectionQuery("from Contact where id in :ids order by id", Contact.class)
                .setParameter("ids", contacts.stream().map(ContactId::value).toList())
                .setLockMode(PESSIMISTIC_WRITE)
                .getResultList();
    }

    static Uni<Void> tell(Mutiny.StatelessSession session, UUID... contacts) {
        return session.createNativeQuery(NEWS)
                .setParameter("contacts", contacts)
                .executeUpdate()
                .replaceWithVoid();
    }
}
