package io.muara.ticket.survey;

import io.micrometer.core.instrument.MeterRegistry;
import io.muara.contracts.TicketEvent.Change;
import io.muara.ticket.lifecycle.Outcome;
import io.muara.ticket.lifecycle.Ticket;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Does what is due about one ticket, within the transaction that locked both. */
@ApplicationScoped
class Asking {

    private static final Duration A_WHILE = Duration.ofMinutes(10);

    private final SurveyConfig config;
    private final Plan plan;
    private final Requests requests;
    private final MeterRegistry meters;
    private final Clock clock;

    Asking(SurveyConfig config, Plan plan, Requests requests, MeterRegistry meters, Clock clock) {
        this.config = config;
        this.plan = plan;
        this.requests = requests;
        this.meters = meters;
        this.clock = clock;
    }

    Uni<Outcome.Changed> settle(Mutiny.StatelessSession session, Ticket ticket, Due due) {
        var now = clock.instant();
        return Knowledge.of(session, ticket, due, config.quiet(), now).chain(facts -> {
            var judgement = new Judgement(config, plan, now);
            var verdict = due.request()
                    .map(request -> judgement.remind(facts, request.question()))
                    .orElseGet(() -> judgement.ask(facts));
            return switch (verdict) {
                case Verdict.Ask(var question) ->
                    write(session, ticket, new Requests.Writing(due, question, facts.said(), now));
                case Verdict.Wait _ ->
                    Dues.putOff(session, ticket.id(), A_WHILE, Optional.empty()).replaceWith(nothing());
                case Verdict.Drop _ -> Dues.remove(session, ticket.id()).replaceWith(nothing());
                case Verdict.Refuse(var why) ->
                    Dues.remove(session, ticket.id())
                            .invoke(() -> count("refused"))
                            .replaceWith(new Outcome.Changed(List.of(ticket.news(now)
                                    .changed(
                                            new Change(
                                                    "satisfaction", Optional.empty(), Optional.of("not asked: " + why)),
                                            Ticket.SYSTEM))));
            };
        });
    }

    private Uni<Outcome.Changed> write(Mutiny.StatelessSession session, Ticket ticket, Requests.Writing about) {
        var reminders =
                about.due().request().map(request -> request.reminders() + 1).orElse(0);
        return requests.write(session, ticket, about)
                .call(written -> reminders < config.reminders()
                        ? Dues.putOff(session, ticket.id(), config.remindAfter(), Optional.of(written.request()))
                        : Dues.remove(session, ticket.id()))
                .invoke(() -> count(reminders == 0 ? "asked" : "reminded"))
                .map(Requests.Written::outcome);
    }

    private void count(String outcome) {
        meters.counter("muara.satisfaction.requests", "outcome", outcome).increment();
    }

    private static Outcome.Changed nothing() {
        return new Outcome.Changed(List.of());
    }
}
