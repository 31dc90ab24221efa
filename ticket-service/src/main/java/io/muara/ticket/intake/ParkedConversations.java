package io.muara.ticket.intake;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.muara.ticket.database.Patience;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** What waits, for people to see. */
@ApplicationScoped
public class ParkedConversations {

    private static final String ALL = """
            select min(p.id), p.conversation, c.parked_at is not null,
                   coalesce(c.parked_reason, max(p.reason)), count(*), min(p.parked_at)
            from parked_message p join conversation c on c.key = p.conversation
            group by p.conversation, c.parked_at, c.parked_reason
            order by min(p.id) limit 200
            """;

    private final Mutiny.SessionFactory sessions;
    private final Patience patience;
    private volatile long held;

    ParkedConversations(Mutiny.SessionFactory sessions, Patience patience, MeterRegistry meters) {
        this.sessions = sessions;
        this.patience = patience;
        Gauge.builder("muara.parked", () -> held).register(meters);
    }

    /**
     * @param id of its first message
     * @param holds whether further messages of the conversation must wait too
     */
    public record Parked(long id, String conversation, boolean holds, String reason, long messages, Instant since) {}

    public Uni<List<Parked>> all() {
        return sessions.withStatelessSession(session -> session.createNativeQuery(ALL, Tuple.class)
                .getResultList()
                .map(rows -> rows.stream().map(ParkedConversations::parked).toList()));
    }

    /** The conversation that a parked message of that id, or a conversation of that name, stands for. */
    public Uni<Optional<String>> find(String idOrConversation) {
        return sessions.withStatelessSession(session -> session.createNativeQuery(
                        "select conversation from parked_message where cast(id as text) = :name or conversation = :name limit 1",
                        String.class)
                .setParameter("name", idOrConversation)
                .getResultList()
                .map(found -> found.stream().findFirst()));
    }

    @Scheduled(every = "15s")
    Uni<Void> count() {
        return patience.ifPossible(() -> sessions.withStatelessSession(session -> session.createSelectionQuery(
                                "select count(*) from Conversation where parkedAt is not null", Long.class)
                        .getSingleResult())
                .invoke(found -> held = found));
    }

    private static Parked parked(Tuple row) {
        return new Parked(
                row.get(0, Long.class),
                row.get(1, String.class),
                row.get(2, Boolean.class),
                row.get(3, String.class),
                row.get(4, Long.class),
                row.get(5, OffsetDateTime.class).toInstant());
    }
}
