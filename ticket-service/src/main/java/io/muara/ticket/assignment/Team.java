package io.muara.ticket.assignment;

import io.muara.contracts.TeamId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A team, and whose turn it was last. */
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
}
