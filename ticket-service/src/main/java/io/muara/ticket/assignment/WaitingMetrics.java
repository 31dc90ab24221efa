package io.muara.ticket.assignment;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.muara.ticket.database.Patience;
import io.muara.ticket.lifecycle.Status;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** How much waits for an agent in each team, and for how long; every replica says the same. */
@ApplicationScoped
class WaitingMetrics {

    private static final int MOST = 10_000;

    private static final String WAITING = """
            select team.id, (
                select cast(count(*) as bigint) from (
                  select 1 from ticket t
                  where t.team = team.id and t.agent is null and t.offered_to is null and t.status in (%1$s) limit %2$d) counted),
              (
                select cast(coalesce(extract(epoch from clock_timestamp() - min(t.queued_since)), 0) as double precision)
                from ticket t
                where t.team = team.id and t.agent is null and t.offered_to is null and t.status in (%1$s))
            from team
            """.formatted(Status.ACTIVE, MOST);

    private final Mutiny.SessionFactory sessions;
    private final Patience patience;
    private final MultiGauge waiting;
    private final MultiGauge oldest;

    WaitingMetrics(Mutiny.SessionFactory sessions, Patience patience, MeterRegistry meters) {
        this.sessions = sessions;
        this.patience = patience;
        this.waiting = MultiGauge.builder("muara.tickets.waiting").register(meters);
        this.oldest = MultiGauge.builder("muara.tickets.waiting.longest")
                .baseUnit("seconds")
                .register(meters);
    }

    @Scheduled(
            every = "${muara.assignment.measure-every:15s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return patience.ifPossible(() -> sessions.withStatelessSession(session ->
                session.createNativeQuery(WAITING, Tuple.class).getResultList().invoke(this::show)));
    }

    private void show(List<Tuple> teams) {
        waiting.register(
                teams.stream()
                        .map(row -> Row.of(tags(row), row.get(1, Long.class)))
                        .toList(),
                true);
        oldest.register(
                teams.stream()
                        .map(row -> Row.of(tags(row), row.get(2, Double.class)))
                        .toList(),
                true);
    }

    private static Tags tags(Tuple team) {
        return Tags.of("team", team.get(0, String.class));
    }
}
