package io.muara.ticket.assignment;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.contracts.AgentId;
import io.muara.contracts.TeamId;
import io.muara.contracts.Wire;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** A team, how its tickets come to its agents, and whose turn it was last. */
@Entity
@Table(name = "team")
public class Team {

    @Id
    String id;

    @Column(name = "name_id")
    String nameIndonesian;

    @Column(name = "name_en")
    String nameEnglish;

    @Column(name = "last_agent")
    @Nullable
    String lastAgent;

    long given;

    @ColumnTransformer(read = "cast(policy as text)", write = "cast(cast(? as text) as jsonb)")
    String policy;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Team() {}

    public TeamId id() {
        return new TeamId(id);
    }

    public String nameIndonesian() {
        return nameIndonesian;
    }

    public String nameEnglish() {
        return nameEnglish;
    }

    public AssignmentPolicy policy() {
        return Wire.read(policy.getBytes(UTF_8), AssignmentPolicy.class);
    }

    /** Who had the last turn; absent when nobody had one. */
    Optional<AgentId> lastAgent() {
        return Optional.ofNullable(lastAgent).map(AgentId::new);
    }

    /** How many tickets it gave its agents so far. */
    long given() {
        return given;
    }

    void follow(AssignmentPolicy to) {
        policy = new String(Wire.bytes(to), UTF_8);
    }

    void rename(Optional<String> indonesian, Optional<String> english) {
        nameIndonesian = indonesian.orElse(nameIndonesian);
        nameEnglish = english.orElse(nameEnglish);
    }
}
