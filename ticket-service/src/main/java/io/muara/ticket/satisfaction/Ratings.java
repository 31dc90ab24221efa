package io.muara.ticket.satisfaction;

import io.muara.contracts.TicketEvent;
import io.muara.contracts.TicketId;
import io.muara.ticket.desk.Answer;
import io.muara.ticket.desk.Desk;
import io.muara.ticket.lifecycle.Outcome;
import io.muara.ticket.lifecycle.Ticket;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** What contacts answered: one word on each ticket and question, the last one, each told as an event. */
@Startup // so that a setting that cannot be meant is told at once
@ApplicationScoped
public class Ratings {

    private static final String ASKED =
            "select question from satisfaction_request where ticket = :ticket order by asked_at desc limit 1";

    private static final String GIVEN = """
            select score, comment, first_at from rating where ticket = :ticket and question = :question
            """;

    private static final String KEEP = """
            insert into rating (ticket, question, score, comment, team, channel, category, first_at, rated_at)
            values (:ticket, :question, :score, :comment, :team, :channel, :category, :now, :now)
            on conflict (ticket, question) do update set
              score = excluded.score, comment = excluded.comment, team = excluded.team, channel = excluded.channel,
              category = excluded.category, rated_at = excluded.rated_at
            """;

    private final Desk desk;
    private final Duration changeWithin;
    private final Clock clock;

    Ratings(SatisfactionConfig config, Desk desk, Clock clock) {
        if (config.changeWithin().isNegative()) {
            throw new ConfigurationException(
                    "muara.satisfaction.change-within must not be negative; 0s lets nobody change an answer, but was %s"
                            .formatted(config.changeWithin()));
        }
        this.desk = desk;
        this.changeWithin = config.changeWithin();
        this.clock = clock;
    }

    /**
     * What is asked about a ticket, and what was answered.
     *
     * @param until when the answer can be changed; absent while there is none
     */
    public record Asked(Question question, Optional<Rating> answer, Optional<Instant> until) {

        public boolean isOpen(Instant now) {
            return until.filter(end -> !now.isBefore(end)).isEmpty();
        }
    }

    /** Whoever was asked nothing may say how content they are with how they were helped. */
    public Uni<Asked> asked(Mutiny.StatelessSession session, TicketId ticket) {
        return session.createNativeQuery(ASKED, String.class)
                .setParameter("ticket", ticket.value())
                .getSingleResultOrNull()
                .map(question -> Optional.ofNullable(question).map(Question::of).orElse(Question.CSAT))
                .chain(question -> asked(session, ticket, question));
    }

    /** Refused when the question is not the one that is asked, or it is too late to change the answer. */
    public Uni<Answer> give(TicketId ticket, Rating rating) {
        return desk.change(ticket, Optional.empty(), (session, found) -> asked(session, ticket)
                .chain(asked -> {
                    var now = clock.instant();
                    if (asked.question() != rating.question()) {
                        return refused("something else is asked");
                    }
                    if (!asked.isOpen(now)) {
                        return refused("the answer stands");
                    }
                    return keep(session, found, rating, now)
                            .replaceWith(new Outcome.Changed(List.of(
                                    found.news(now).rated(rating.question().event(), told(rating, asked.answer())))));
                }));
    }

    private Uni<Asked> asked(Mutiny.StatelessSession session, TicketId ticket, Question question) {
        return session.createNativeQuery(GIVEN, Tuple.class)
                .setParameter("ticket", ticket.value())
                .setParameter("question", question.id())
                .getSingleResultOrNull()
                .map(Optional::ofNullable)
                .map(row -> new Asked(
                        question,
                        row.map(given -> new Rating(
                                question, given.get(0, Short.class), Optional.ofNullable(given.get(1, String.class)))),
                        row.map(given ->
                                given.get(2, OffsetDateTime.class).toInstant().plus(changeWithin))));
    }

    private static Uni<Integer> keep(Mutiny.StatelessSession session, Ticket ticket, Rating rating, Instant now) {
        return session.createNativeQuery(KEEP)
                .setParameter("ticket", ticket.id().value())
                .setParameter("question", rating.question().id())
                .setParameter("score", rating.score())
                .setParameter("comment", rating.comment().orElse(null))
                .setParameter("team", ticket.team().value())
                .setParameter("channel", ticket.conversation().channel().value())
                .setParameter("category", ticket.category().value())
                .setParameter("now", now)
                .executeUpdate();
    }

    private static TicketEvent.Rating told(Rating rating, Optional<Rating> before) {
        return new TicketEvent.Rating(
                rating.question().id(), rating.score(), before.map(Rating::score), rating.comment());
    }

    private static Uni<Outcome> refused(String why) {
        return Uni.createFrom().item(new Outcome.Refused(why));
    }
}
