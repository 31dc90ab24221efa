package io.muara.ticket.assignment;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.contracts.AgentId;
import io.muara.contracts.Label;
import io.muara.contracts.TeamId;
import io.muara.contracts.Wire;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** A person who answers tickets of one team or several. */
@Entity
@Table(name = "agent")
public class Agent {

    @Id
    String id;

    String name;
    String[] teams;

    @ColumnTransformer(read = "cast(capacity as text)", write = "cast(cast(? as text) as jsonb)")
    String capacity;

    String[] skills;
    String presence;

    @Column(name = "presence_since")
    Instant presenceSince;

    @Column(name = "presence_until")
    @Nullable
    Instant presenceUntil;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Agent() {}

    /** Without limits or skills. */
    public Agent(AgentId id, String name, Collection<TeamId> teams, Presence presence, Instant now) {
        this.id = id.value();
        this.name = name;
        this.teams = texts(teams.stream().map(TeamId::value));
        this.capacity = text(Capacity.UNLIMITED);
        this.skills = new String[0];
        this.presence = presence.id();
        this.presenceSince = now;
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

    public Capacity capacity() {
        return Wire.read(capacity.getBytes(UTF_8), Capacity.class);
    }

    public Set<Label> skills() {
        return Arrays.stream(skills).map(Label::new).collect(Collectors.toCollection(TreeSet::new));
    }

    public Presence presence() {
        return Presence.of(presence);
    }

    public Instant presenceSince() {
        return presenceSince;
    }

    /** When they count as offline unless they say before that they are there; absent when they need not say. */
    public Optional<Instant> presenceUntil() {
        return Optional.ofNullable(presenceUntil);
    }

    void rename(String to) {
        name = to;
    }

    void join(Collection<TeamId> all) {
        teams = texts(all.stream().map(TeamId::value));
    }

    void take(Capacity most) {
        capacity = text(most);
    }

    void learn(Collection<Label> all) {
        skills = texts(all.stream().map(Label::value));
    }

    /** For as long as nothing else is said. */
    void be(Presence now, Instant since) {
        if (!presence.equals(now.id())) {
            presence = now.id();
            presenceSince = since;
        }
        presenceUntil = null;
    }

    private static String text(Capacity capacity) {
        return new String(Wire.bytes(capacity), UTF_8);
    }

    private static String[] texts(Stream<String> all) {
        return all.sorted().distinct().toArray(String[]::new);
    }
}
