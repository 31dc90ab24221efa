package io.muara.ticket.relation;

import io.muara.contracts.TicketId;
import io.muara.ticket.desk.Answer;
import io.muara.ticket.desk.Desk;
import io.muara.ticket.lifecycle.State;
import io.muara.ticket.lifecycle.Ticket;
import io.muara.ticket.lifecycle.Union;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Makes two tickets one, and two again. */
@ApplicationScoped
public class Merging {

    private final Mutiny.SessionFactory sessions;
    private final Desk desk;
    private final Clock clock;

    Merging(Mutiny.SessionFactory sessions, Desk desk, Clock clock) {
        this.sessions = sessions;
        this.desk = desk;
        this.clock = clock;
    }

    /** @param expected version of the part */
    public Uni<Answer> merge(
            TicketId part, TicketId whole, Optional<Long> expected, String actor, Optional<String> why) {
        if (part.equals(whole)) {
            return Uni.createFrom().item(new Answer.Refused("a ticket cannot be merged into itself"));
        }
        return desk.changeBoth(part, whole, expected, (session, one, other) -> Uni.createFrom()
                .item(() -> new Union(one, other).make(actor, why, clock.instant())));
    }

    /** @param expected version of the part */
    public Uni<Answer> part(TicketId part, Optional<Long> expected, String actor, Optional<String> why) {
        return sessions.withStatelessSession(session -> session.get(Ticket.class, part.value()))
                .chain(found -> {
                    if (found == null) {
                        return Uni.createFrom().item(new Answer.Missing());
                    }
                    if (!(found.state() instanceof State.Merged(var whole, var _))) {
                        return Uni.createFrom()
                                .item(new Answer.Refused("ticket %d is not merged".formatted(found.number())));
                    }
                    return desk.changeBoth(part, whole, expected, (session, one, other) -> Uni.createFrom()
                            .item(() -> new Union(one, other).undo(actor, why, clock.instant())));
                });
    }
}
