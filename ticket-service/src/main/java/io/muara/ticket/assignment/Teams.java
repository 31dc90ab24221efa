package io.muara.ticket.assignment;

import static jakarta.persistence.LockModeType.PESSIMISTIC_WRITE;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.muara.contracts.TeamId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** The teams there are, and how their tickets come to their agents. */
@ApplicationScoped
public class Teams {

    private final Mutiny.SessionFactory sessions;

    Teams(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** What is to be different about a team; what is absent stays. */
    public record Change(
            Optional<String> nameIndonesian, Optional<String> nameEnglish, Optional<AssignmentPolicy> assignment) {}

    public Uni<List<Team>> all() {
        return sessions.withStatelessSession(
                session -> session.createSelectionQuery("from Team order by id", Team.class)
                        .getResultList());
    }

    /** Those of the teams that there are not. */
    public Uni<Set<TeamId>> unknown(Collection<TeamId> teams) {
        return all().map(known -> {
            var ids = known.stream().map(Team::id).collect(toSet());
            return teams.stream().filter(team -> !ids.contains(team)).collect(toSet());
        });
    }

    /** Adds a team that nobody is in yet; false when there is one of that id already. */
    public Uni<Boolean> add(TeamId id, String nameIndonesian, String nameEnglish) {
        return sessions.withStatelessTransaction(session -> session.createNativeQuery(
                        "insert into team (id, name_id, name_en) values (:id, :indonesian, :english) on conflict do nothing")
                .setParameter("id", id.value())
                .setParameter("indonesian", nameIndonesian)
                .setParameter("english", nameEnglish)
                .executeUpdate()
                .map(added -> added == 1));
    }

    /**
     * Empty when there is no such team.
     *
     * @throws IllegalArgumentException when tickets would overflow to a team that there is not, or round in a circle
     */
    public Uni<Optional<Team>> change(TeamId id, Change change) {
        return sessions.withStatelessTransaction(session -> session.createSelectionQuery(
                        "from Team order by id", Team.class)
                .setLockMode(PESSIMISTIC_WRITE)
                .getResultList()
                .chain(all -> {
                    var found =
                            all.stream().filter(team -> team.id().equals(id)).findFirst();
                    found.ifPresent(team -> {
                        apply(team, change);
                        check(id, all);
                    });
                    return found.map(team -> session.update(team).replaceWith(found))
                            .orElseGet(() -> Uni.createFrom().item(found));
                }));
    }

    private static void apply(Team team, Change change) {
        team.rename(change.nameIndonesian(), change.nameEnglish());
        change.assignment().ifPresent(team::follow);
    }

    private static void check(TeamId start, List<Team> all) {
        var policies = all.stream().collect(toMap(Team::id, Team::policy));
        var seen = new HashSet<TeamId>();
        var next = Optional.of(start);
        while (next.isPresent()) {
            var team = next.get();
            if (!seen.add(team)) {
                throw new IllegalArgumentException(
                        "overflow.to: tickets would go round in a circle, through '%s' again".formatted(team));
            }
            next = overflow(team, policies);
        }
    }

    private static Optional<TeamId> overflow(TeamId team, Map<TeamId, AssignmentPolicy> policies) {
        var policy = policies.get(team);
        if (policy == null) {
            throw new IllegalArgumentException("overflow.to: there is no team '%s'".formatted(team));
        }
        return policy.overflow().map(AssignmentPolicy.Overflow::to);
    }
}
