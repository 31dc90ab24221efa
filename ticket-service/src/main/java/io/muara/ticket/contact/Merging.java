package io.muara.ticket.contact;

import io.muara.contracts.ContactId;
import io.muara.ticket.database.Patience;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Two contacts that are one person. Names, conversations and tickets stay whose they were and only count as the other's, so that
 * undoing gives back everything, also what came in meanwhile.
 */
@ApplicationScoped
public class Merging {

    private static final String COUNT_AS = "update contact set head = :head where head = :contact";

    private static final String COUNT_AS_THEMSELVES = """
            with recursive family as (
              select id from contact where id = :contact
              union select c.id from contact c join family f on c.merged_into = f.id
            )
            update contact set head = :contact where id in (select id from family)
            """;

    private final Mutiny.SessionFactory sessions;
    private final Patience patience;
    private final Clock clock;

    Merging(Mutiny.SessionFactory sessions, Patience patience, Clock clock) {
        this.sessions = sessions;
        this.patience = patience;
        this.clock = clock;
    }

    /** @param expected version of the contact that is merged */
    public Uni<Result> merge(ContactId id, Optional<Long> expected, ContactId into) {
        if (id.equals(into)) {
            return Uni.createFrom().item(new Result.Refused("a contact cannot be merged into themselves"));
        }
        return patience.overContention(() -> sessions.withStatelessTransaction(
                session -> ContactBook.locked(session, List.of(id, into)).chain(both -> {
                    var contact = find(both, id);
                    var other = find(both, into);
                    return contact.isEmpty() || other.isEmpty()
                            ? Uni.createFrom().item(new Result.Missing())
                            : merge(session, contact.get(), other.get(), expected);
                })));
    }

    /** Undoes it. */
    public Uni<Result> part(ContactId id, Optional<Long> expected) {
        return patience.overContention(() -> sessions.withStatelessTransaction(session -> session.get(
                        Contact.class, id.value())
                .chain(found -> found == null || found.mergedInto().isEmpty()
                        ? Uni.createFrom().item(notMerged(found))
                        : ContactBook.locked(
                                        session, List.of(id, found.mergedInto().get()))
                                .chain(both -> part(session, id, both, expected)))));
    }

    private Uni<Result> merge(
            Mutiny.StatelessSession session, Contact contact, Contact other, Optional<Long> expected) {
        if (expected.isPresent() && expected.get() != contact.version()) {
            return Uni.createFrom().item(new Result.Stale(contact.version()));
        }
        for (var each : List.of(contact, other)) {
            if (each.mergedInto().isPresent()) {
                return Uni.createFrom()
                        .item(new Result.Refused(
                                "contact %s was merged into another one already".formatted(each.id())));
            }
        }
        contact.mergeInto(other, clock.instant());
        return session.updateAll(contact, other)
                .chain(() -> session.createNativeQuery(COUNT_AS)
                        .setParameter("head", other.id)
                        .setParameter("contact", contact.id)
                        .executeUpdate())
                .chain(() -> ContactBook.tell(session, other.id))
                .replaceWith(new Result.Done(other));
    }

    private Uni<Result> part(
            Mutiny.StatelessSession session, ContactId id, List<Contact> both, Optional<Long> expected) {
        var contact = find(both, id).orElseThrow();
        var other = both.stream().filter(each -> !each.id().equals(id)).findFirst();
        if (contact.mergedInto().isEmpty() || !contact.mergedInto().equals(other.map(Contact::id))) {
            return Uni.createFrom().item(notMerged(contact));
        }
        if (expected.isPresent() && expected.get() != contact.version()) {
            return Uni.createFrom().item(new Result.Stale(contact.version()));
        }
        if (other.get().mergedInto().isPresent()) {
            return Uni.createFrom()
                    .item(new Result.Refused("contact %s was itself merged since: undo that first"
                            .formatted(other.get().id())));
        }
        contact.partFrom(other.get(), clock.instant());
        return session.updateAll(contact, other.get())
                .chain(() -> session.createNativeQuery(COUNT_AS_THEMSELVES)
                        .setParameter("contact", contact.id)
                        .executeUpdate())
                .chain(() -> ContactBook.tell(session, contact.id, other.get().id))
                .replaceWith(new Result.Done(contact));
    }

    private static Result notMerged(@Nullable Contact contact) {
        return contact == null ? new Result.Missing() : new Result.Refused("the contact is not merged");
    }

    private static Optional<Contact> find(List<Contact> contacts, ContactId id) {
        return contacts.stream().filter(each -> each.id().equals(id)).findFirst();
    }
}
