package io.muara.ticket.tracking;

import io.muara.contracts.TeamId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** How content contacts are, in sums that give nobody away. */
@ApplicationScoped
public class Satisfaction {

    /** Fewer would tell what one contact thought. */
    private static final int FEWEST = 5;

    private static final String BY_TEAM = """
            select team, count(*), avg(score), count(*) filter (where score = 1), count(*) filter (where score = 2),
              count(*) filter (where score = 3), count(*) filter (where score = 4), count(*) filter (where score = 5)
            from rating where rated_at >= :from and rated_at < :until and (:team = '' or team = :team)
            group by team having count(*) >= :fewest order by team
            """;

    private final Mutiny.SessionFactory sessions;

    Satisfaction(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    /**
     * @param average from 1 to 5
     * @param scores how many gave 1, 2, 3, 4, 5
     */
    public record OfTeam(TeamId team, long ratings, double average, List<Long> scores) {

        public OfTeam {
            scores = List.copyOf(scores);
        }
    }

    /** Teams with fewer than five ratings in that time are left out. */
    public Uni<List<OfTeam>> between(Instant from, Instant until, Optional<TeamId> team) {
        return sessions.withStatelessSession(session -> session.createNativeQuery(BY_TEAM, Tuple.class)
                .setParameter("from", from)
                .setParameter("until", until)
                .setParameter("team", team.map(TeamId::value).orElse(""))
                .setParameter("fewest", FEWEST)
                .getResultList()
                .map(rows -> rows.stream().map(Satisfaction::ofTeam).toList()));
    }

    private static OfTeam ofTeam(Tuple row) {
        return new OfTeam(
                new TeamId(row.get(0, String.class)),
                row.get(1, Long.class),
                row.get(2, Number.class).doubleValue(),
                List.of(
                        row.get(3, Long.class),
                        row.get(4, Long.class),
                        row.get(5, Long.class),
                        row.get(6, Long.class),
                        row.get(7, Long.class)));
    }
}
