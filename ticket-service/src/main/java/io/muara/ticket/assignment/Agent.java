package io.muara.ticket.assignment;

import io.muara.contracts.AgentId;
import io.muara.contracts.TeamId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** A person who answers tickets of one team or several. */
@Entity
@Table(name = "agent")
public class Agent {

    @Id
    String id;

    String name;
    String[] teams;
    boolean available;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Agent() {}

    public Agent(AgentId id, String name, Collection<TeamId> teams, boolean available) {
        this.id = id.value();
        this.name = name;
        this.available = available;
        this.teams = texts(teams);
    }

    public AgentId id() {
        return new AgentId(id);
    }

    public String name() {
        return name;
    }

    public List<TeamId> teams() {
        return Arrays.stream(teams).map(TeamId::new).toList();
    }

    public boolean available() {
        return available;
    }

    void rename(String to) {
        name = to;
    }

    void join(Collection<TeamId> all) {
        teams = texts(all);
    }

    void be(boolean there) {
        available = there;
    }

    private static String[] texts(Collection<TeamId> teams) {
        return teams.stream().map(TeamId::value).sorted().distinct().toArray(String[]::new);
    }
}
