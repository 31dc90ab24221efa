package io.muara.ticket.desk;

import io.muara.contracts.TicketEvent;
import io.muara.ticket.lifecycle.Ticket;
import io.muara.ticket.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Changes all tickets of which something is so, some hundred a transaction, each by one replica. */
@ApplicationScoped
public class Sweep {

    /** How many a query gives at most. */
    public static final int AT_ONCE = 200;

    private final Mutiny.SessionFactory sessions;
    private final Outbox outbox;

    Sweep(Mutiny.SessionFactory sessions, Outbox outbox) {
        this.sessions = sessions;
        this.outbox = outbox;
    }

    /**
     * Until there is none left.
     *
     * @param query gives the ids of {@link #AT_ONCE} tickets at most, locks them and leaves out what somebody else has in hand; what
     *     was changed must not be found by it again
     * @param change what happens to one; nothing leaves it as it is
     */
    public Uni<Void> changeAll(String query, Map<String, ?> parameters, Function<Ticket, List<TicketEvent>> change) {
        return sessions.withStatelessTransaction(session -> {
                    var asked = session.createNativeQuery(query, UUID.class);
                    parameters.forEach(asked::setParameter);
                    return asked.getResultList()
                            .chain(ids -> ids.isEmpty()
                                    ? Uni.createFrom().item(0)
                                    : change(session, ids, change).replaceWith(ids.size()));
                })
                .chain(found -> found < AT_ONCE ? Uni.createFrom().voidItem() : changeAll(query, parameters, change));
    }

    private Uni<Void> change(
            Mutiny.StatelessSession session, List<UUID> ids, Function<Ticket, List<TicketEvent>> change) {
        return session.createSelectionQuery("from Ticket where id in :ids", Ticket.class)
                .setParameter("ids", ids)
                .getResultList()
                .chain(tickets -> {
                    var changed = new ArrayList<Ticket>();
                    var events = new ArrayList<TicketEvent>();
                    for (var ticket : tickets) {
                        var happened = change.apply(ticket);
                        if (!happened.isEmpty()) {
                            changed.add(ticket);
                            events.addAll(happened);
                        }
                    }
                    return changed.isEmpty()
                            ? Uni.createFrom().voidItem()
                            : session.updateAll(changed.size(), changed.toArray())
                                    .chain(() -> outbox.append(session, events, List.of()));
                });
    }
}
