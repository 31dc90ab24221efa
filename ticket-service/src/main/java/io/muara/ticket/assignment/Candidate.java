package io.muara.ticket.assignment;

import io.muara.contracts.AgentId;
import io.muara.contracts.ChannelId;
import io.muara.contracts.TeamId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An agent who may be given tickets, with what they have already. */
final class Candidate {

    private final Agent agent;
    private final Map<ChannelId, Integer> held;
    private final Map<TeamId, Integer> share;
    private int load;

    /**
     * @param held tickets that count, by channel
     * @param share what they were given of late, by team
     */
    Candidate(Agent agent, Map<ChannelId, Integer> held, Map<TeamId, Integer> share) {
        this.agent = agent;
        this.held = new HashMap<>(held);
        this.share = new HashMap<>(share);
        this.load = held.values().stream().mapToInt(Integer::intValue).sum();
    }

    Agent agent() {
        return agent;
    }

    AgentId id() {
        return agent.id();
    }

    int load() {
        return load;
    }

    /** From 0, when there is no room, to 1. */
    double spare() {
        return agent.capacity()
                .total()
                .map(limit -> limit == 0 ? 0.0 : Math.max(0, limit - load) / (double) limit)
                .orElse(1.0);
    }

    Optional<Obstacle> obstacle(Work work, AssignmentPolicy policy, Instant now) {
        if (agent.presence() != Presence.ONLINE) {
            return Optional.of(agent.presence() == Presence.AWAY ? Obstacle.AWAY : Obstacle.OFFLINE);
        }
        if (work.declined().contains(id())) {
            return Optional.of(Obstacle.DECLINED);
        }
        if (lacks(work, policy, now)) {
            return Optional.of(Obstacle.LACKS_SKILL);
        }
        return full(work.channel()).or(() -> policy.fair()
                .filter(fair -> share.getOrDefault(work.team(), 0) >= fair.most())
                .map(fair -> Obstacle.HAD_THEIR_SHARE));
    }

    Optional<Obstacle> full(ChannelId channel) {
        if (agent.capacity().total().filter(limit -> load >= limit).isPresent()) {
            return Optional.of(Obstacle.FULL);
        }
        var limit = agent.capacity().perChannel().get(channel);
        return limit != null && held.getOrDefault(channel, 0) >= limit
                ? Optional.of(Obstacle.FULL_ON_CHANNEL)
                : Optional.empty();
    }

    /** Whether there is any ticket of the team that they could be given. */
    boolean isFree(TeamId team, AssignmentPolicy policy) {
        return agent.teams().contains(team)
                && agent.presence() == Presence.ONLINE
                && agent.capacity().total().filter(limit -> load >= limit).isEmpty()
                && policy.fair()
                        .filter(fair -> share.getOrDefault(team, 0) >= fair.most())
                        .isEmpty();
    }

    /** Those of which they can take no more, though perhaps of others. */
    List<ChannelId> fullChannels() {
        return agent.capacity().perChannel().entrySet().stream()
                .filter(limit -> held.getOrDefault(limit.getKey(), 0) >= limit.getValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    private boolean lacks(Work work, AssignmentPolicy policy, Instant now) {
        if (policy.skillsFor()
                .filter(length -> !now.isBefore(work.queuedSince().plus(length)))
                .isPresent()) {
            return false;
        }
        return policy.skills().stream()
                .anyMatch(skill ->
                        work.labels().contains(skill) && !agent.skills().contains(skill));
    }

    void take(Work work) {
        held.merge(work.channel(), 1, Integer::sum);
        share.merge(work.team(), 1, Integer::sum);
        load++;
    }
}
