package io.muara.ticket.inbox;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Remembers everything that ever had an effect. Asked first in a transaction it does more: whoever handles the same
 * records at the same time, as two replicas may around a rebalance, waits there until we commit and then finds nothing
 * left to do.
 */
@ApplicationScoped
public class Inbox {

    // Sorted, so that two of us never wait for each other.
    private static final String ADD = """
            insert into inbox (message_id, received_at)
            select id, :now from unnest(cast(:ids as uuid[])) as id order by id
            on conflict do nothing returning message_id
            """;

    private final Clock clock;

    Inbox(Clock clock) {
        this.clock = clock;
    }

    /** Those that had no effect yet; from now on they have. */
    public Uni<Set<UUID>> add(Mutiny.StatelessSession session, Collection<UUID> ids) {
        return session.createNativeQuery(ADD, UUID.class)
                .setParameter("now", clock.instant())
                .setParameter("ids", ids.stream().distinct().toArray(UUID[]::new))
                .getResultList()
                .map(HashSet::new);
    }
}
