package io.muara.ticket.assignment;

import static java.util.stream.Collectors.toSet;

import io.muara.contracts.AgentId;
import io.muara.contracts.ContactId;
import io.muara.contracts.TeamId;
import java.util.Collection;
import java.util.Set;

/**
 * Whom and what a distribution must know.
 *
 * @param agents those of any presence, besides whoever is online
 */
public record Demand(Set<TeamId> teams, Set<AgentId> agents, Set<ContactId> contacts) {

    public Demand {
        teams = Set.copyOf(teams);
        agents = Set.copyOf(agents);
        contacts = Set.copyOf(contacts);
    }

    public static Demand of(Collection<Work> works) {
        return new Demand(
                works.stream().map(Work::team).collect(toSet()),
                works.stream().flatMap(work -> work.named().stream()).collect(toSet()),
                works.stream().flatMap(work -> work.contact().stream()).collect(toSet()));
    }
}
