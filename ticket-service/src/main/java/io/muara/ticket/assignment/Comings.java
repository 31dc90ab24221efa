package io.muara.ticket.assignment;

import io.muara.contracts.AgentEvent;
import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import io.muara.ticket.outbox.Letter;
import io.muara.ticket.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/** Tells others of agents who come and go, in the transaction that locked them. */
@ApplicationScoped
class Comings {

    private final Outbox outbox;
    private final Supplier<UUID> ids;
    private final Clock clock;

    Comings(Outbox outbox, Supplier<UUID> ids, Clock clock) {
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Nothing is told where nothing is different.
     *
     * @param before absent for an agent who is new
     * @param agents as they are now
     */
    Uni<Void> tell(Mutiny.StatelessSession session, Optional<Presence> before, List<Agent> agents) {
        var letters = agents.stream()
                .filter(agent -> !before.equals(Optional.of(agent.presence())))
                .map(agent -> letter(agent, before))
                .toList();
        return outbox.append(session, List.of(), letters);
    }

    private Letter letter(Agent agent, Optional<Presence> before) {
        var id = agent.id().value();
        var event = new AgentEvent(
                ids.get(),
                AgentEvent.Type.STATUS_CHANGED,
                clock.instant(),
                agent.id(),
                agent.name(),
                agent.teams(),
                before.map(Presence::id),
                agent.presence().id());
        var headers = Map.of(
                "content-type",
                "application/json",
                "ce_specversion",
                "1.0",
                "ce_id",
                event.id().toString(),
                "ce_source",
                "/muara/agents",
                "ce_type",
                event.type().id(),
                "ce_time",
                event.at().toString(),
                "ce_subject",
                id,
                "ce_partitionkey",
                id);
        return new Letter(Topics.AGENTS, Optional.of(id), id, headers, Optional.of(Wire.bytes(event)));
    }
}
