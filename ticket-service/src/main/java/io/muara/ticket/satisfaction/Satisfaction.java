package io.muara.ticket.satisfaction;

import io.muara.contracts.Category;
import io.muara.contracts.ChannelId;
import io.muara.contracts.TeamId;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** How content contacts are, in sums that give nobody away. */
@Startup // so that a setting that cannot be meant is told at once
@ApplicationScoped
public class Satisfaction {

    private static final String WHERE = """
            %s >= :from and %s < :until and (:team = '' or team = :team) and (:channel = '' or channel = :channel)
              and (:category = '' or category = :category)
            """;

    private static final String ANSWERS = """
            select %%s, question, score, count(*) from rating where %s group by 1, 2, 3
            """.formatted(WHERE.formatted("rated_at", "rated_at"));

    /** What never arrived was not asked. */
    private static final String REQUESTS = """
            select %%s, count(*),
              count(*) filter (where exists (
                select 1 from rating g where g.ticket = r.ticket and g.question = r.question and g.first_at >= r.asked_at))
            from satisfaction_request r
            where %s and exists (select 1 from message m where m.id in (r.id, r.last_message) and m.delivery <> 'failed')
            group by 1
            """.formatted(WHERE.formatted("asked_at", "asked_at"));

    private static final int LEAST_FEWEST = 2;

    private final Mutiny.SessionFactory sessions;
    private final int fewest;

    Satisfaction(SatisfactionConfig config, Mutiny.SessionFactory sessions) {
        if (config.fewest() < LEAST_FEWEST) {
            throw new ConfigurationException(
                    "muara.satisfaction.fewest must be at least %d, because the sum of one answer is that answer, but was %d"
                            .formatted(LEAST_FEWEST, config.fewest()));
        }
        this.sessions = sessions;
        this.fewest = config.fewest();
    }

    /** What makes a group. */
    public enum By {
        TEAM("team"),
        CHANNEL("channel"),
        CATEGORY("category"),
        ALL("'all'");

        private final String column;

        By(String column) {
            this.column = column;
        }

        public static By of(String id) {
            return Arrays.stream(values())
                    .filter(by -> by.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("must be one of %s, but was '%s'"
                            .formatted(Arrays.stream(values()).map(By::id).collect(Collectors.joining(", ")), id)));
        }

        private String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whose answers count: those of that time, on tickets as they were then. */
    public record Among(
            Instant from,
            Instant until,
            Optional<TeamId> team,
            Optional<ChannelId> channel,
            Optional<Category> category) {}

    /** Each part is absent where too few said or were asked anything. */
    public record Of(String group, Optional<Csat> csat, Optional<Nps> nps, Optional<Requests> requests) {}

    /**
     * @param average from 1 to 5
     * @param satisfied the share that gave 4 or 5, from 0 to 1
     * @param scores how many gave 1, 2, 3, 4, 5
     */
    public record Csat(long answers, double average, double satisfied, List<Long> scores) {

        public Csat {
            scores = List.copyOf(scores);
        }
    }

    /**
     * @param score the percentage of promoters (9, 10) less that of detractors (0 to 6), from -100 to 100
     * @param scores how many gave 0, 1, … 10
     */
    public record Nps(long answers, double score, long promoters, long passives, long detractors, List<Long> scores) {

        public Nps {
            scores = List.copyOf(scores);
        }
    }

    /**
     * Who was asked in that time, and whether they answered since.
     *
     * @param rate from 0 to 1
     */
    public record Requests(long asked, long answered, double rate) {}

    public Uni<List<Of>> among(Among among, By by) {
        return sessions.withStatelessSession(session -> {
            var sums = new Sums(fewest);
            return rows(session, ANSWERS, among, by)
                    .invoke(rows -> rows.forEach(row -> sums.answers(
                            row.get(0, String.class),
                            Question.of(row.get(1, String.class)),
                            row.get(2, Short.class),
                            row.get(3, Long.class))))
                    .chain(() -> rows(session, REQUESTS, among, by))
                    .invoke(rows -> rows.forEach(row ->
                            sums.requests(row.get(0, String.class), row.get(1, Long.class), row.get(2, Long.class))))
                    .map(ignored -> sums.shown());
        });
    }

    private static Uni<List<Tuple>> rows(Mutiny.StatelessSession session, String query, Among among, By by) {
        return session.createNativeQuery(query.formatted(by.column), Tuple.class)
                .setParameter("from", among.from())
                .setParameter("until", among.until())
                .setParameter("team", among.team().map(TeamId::value).orElse(""))
                .setParameter("channel", among.channel().map(ChannelId::value).orElse(""))
                .setParameter("category", among.category().map(Category::value).orElse(""))
                .getResultList();
    }
}
