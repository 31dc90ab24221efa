package io.muara.ticket.api;

import io.muara.contracts.AgentId;
import io.muara.contracts.ChannelId;
import io.muara.contracts.Label;
import io.muara.contracts.TeamId;
import io.muara.ticket.assignment.Agents;
import io.muara.ticket.assignment.Capacity;
import io.muara.ticket.assignment.Presence;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record AgentView(
        AgentId id,
        String name,
        List<TeamId> teams,

        @Schema(description = "Whether new tickets may come, which is whether they are online")
        boolean available,

        Presence presence,
        Instant presenceSince,

        @Schema(description = "When they count as offline unless they say before that they are there")
        Optional<Instant> presenceUntil,

        Capacity capacity,
        Set<Label> skills,

        @Schema(
                description =
                        "How many tickets they have that are not done, those among them that they are only asked about")
        int tickets,

        @Schema(description = "The same by channel") Map<ChannelId, Integer> ticketsPerChannel) {

    static AgentView of(Agents.Busy busy) {
        var agent = busy.agent();
        return new AgentView(
                agent.id(),
                agent.name(),
                agent.teams(),
                agent.presence() == Presence.ONLINE,
                agent.presence(),
                agent.presenceSince(),
                agent.presenceUntil(),
                agent.capacity(),
                agent.skills(),
                busy.held().values().stream().mapToInt(Integer::intValue).sum(),
                busy.held());
    }
}
