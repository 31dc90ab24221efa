package io.muara.ticket.survey;

import io.muara.contracts.ContactId;
import io.muara.contracts.DeliveryReport;
import io.muara.ticket.address.Contact;
import io.muara.ticket.address.MarkedAddresses;
import io.muara.ticket.lifecycle.Ticket;
import io.muara.ticket.lifecycle.TicketMessage;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Finds out what there is to know before a contact is asked, within a transaction that has locked their ticket. */
final class Knowledge {

    /** Spells "sat". */
    private static final int LOCKS = 0x736174;

    private static final int MOST_HEARD = 20;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final UUID NOBODY = new UUID(0, 0);

    // Whoever is looked at by two of us at once would be asked twice otherwise, on two tickets of theirs.
    private static final String LOCK = """
            select count(*) from (
              select pg_advisory_xact_lock(:locks, hashtext(
                coalesce((select cast(head as text) from contact where id = :contact), :conversation)))
            ) locked
            """;

    private static final String KNOWN = """
            select
              exists (select 1 from rating where ticket = :ticket),
              exists (select 1 from satisfaction_request where conversation = :conversation and asked_at > :quiet)
                or exists (
                  select 1 from contact one join contact same on same.head = one.head
                    join satisfaction_request r on r.contact = same.id and r.asked_at > :quiet
                  where one.id = :contact),
              (select count(*) from satisfaction_request where account = :account and asked_at > :hour),
              (select m.delivery from satisfaction_request r join message m on m.id = r.last_message where r.id = :request)
            """;

    private static final String HEARD =
            "from TicketMessage where ticket = :ticket and direction = IN and providerId is not null order by position desc";

    private Knowledge() {}

    static Uni<Facts> of(Mutiny.StatelessSession session, Ticket ticket, Due due, Duration quiet, Instant now) {
        var contact = ticket.contactId().map(ContactId::value).orElse(NOBODY);
        return session.createNativeQuery(LOCK, Long.class)
                .setParameter("locks", LOCKS)
                .setParameter("contact", contact)
                .setParameter("conversation", ticket.conversation().toString())
                .getSingleResult()
                .chain(() -> session.createNativeQuery(KNOWN, Tuple.class)
                        .setParameter("ticket", ticket.id().value())
                        .setParameter("conversation", ticket.conversation().toString())
                        .setParameter("contact", contact)
                        .setParameter("account", Requests.accountOf(ticket))
                        .setParameter("quiet", now.minus(quiet))
                        .setParameter("hour", now.minus(HOUR))
                        .setParameter(
                                "request", due.request().map(Due.Request::id).orElse(NOBODY))
                        .getSingleResult())
                .chain(known -> heard(session, ticket)
                        .chain(heard -> marked(session, ticket).map(marked -> facts(ticket, heard, marked, known))));
    }

    private static Facts facts(Ticket ticket, List<TicketMessage> heard, boolean marked, Tuple known) {
        return new Facts(
                ticket,
                heard,
                known.get(0, Boolean.class),
                marked,
                known.get(1, Boolean.class),
                known.get(2, Long.class),
                Optional.ofNullable(known.get(3, String.class))
                        .map(id -> DeliveryReport.Status.valueOf(id.toUpperCase(Locale.ROOT))));
    }

    private static Uni<List<TicketMessage>> heard(Mutiny.StatelessSession session, Ticket ticket) {
        return session.createSelectionQuery(HEARD, TicketMessage.class)
                .setParameter("ticket", ticket.id().value())
                .setMaxResults(MOST_HEARD)
                .getResultList();
    }

    private static Uni<Boolean> marked(Mutiny.StatelessSession session, Ticket ticket) {
        return MarkedAddresses.problems(session, Set.of(Contact.of(ticket.conversation())))
                .map(problems -> !problems.isEmpty());
    }
}
