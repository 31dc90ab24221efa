package io.muara.ticket.reply;

import io.muara.contracts.DeliveryReport;
import io.muara.ticket.inbox.DeadLetters;
import io.muara.ticket.inbox.Inbox;
import io.muara.ticket.inbox.Source;
import io.muara.ticket.outbox.Letter;
import io.muara.ticket.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** One transaction over many delivery reports. */
@ApplicationScoped
class ReportIntake {

    private final Mutiny.SessionFactory sessions;
    private final Inbox inbox;
    private final Deliveries deliveries;
    private final Outbox outbox;

    ReportIntake(Mutiny.SessionFactory sessions, Inbox inbox, Deliveries deliveries, Outbox outbox) {
        this.sessions = sessions;
        this.inbox = inbox;
        this.deliveries = deliveries;
        this.outbox = outbox;
    }

    /** A record from Kafka, as far as it could be read. */
    sealed interface Report {
        Source source();

        UUID id();
    }

    record Legible(Source source, DeliveryReport report) implements Report {
        @Override
        public UUID id() {
            return report.id().value();
        }
    }

    record Poison(Source source, UUID id, String reason) implements Report {}

    record Tally(int duplicates, int unknown) {}

    Uni<Tally> take(List<Report> reports) {
        return sessions.withStatelessTransaction(
                session -> inbox.add(session, reports.stream().map(Report::id).toList())
                        .chain(added -> take(session, fresh(reports, added), reports.size())));
    }

    private Uni<Tally> take(Mutiny.StatelessSession session, List<Report> fresh, int given) {
        var legible = new ArrayList<DeliveryReport>();
        var letters = new ArrayList<Letter>();
        for (var report : fresh) {
            switch (report) {
                case Legible(var source, var read) -> legible.add(read);
                case Poison(var source, var id, var reason) ->
                    letters.add(DeadLetters.of(source, source.key(), reason));
            }
        }
        return outbox.append(session, List.of(), letters)
                .chain(() -> deliveries.apply(session, legible))
                .map(unknown -> new Tally(given - fresh.size(), unknown));
    }

    private static List<Report> fresh(List<Report> reports, Set<UUID> added) {
        return reports.stream().filter(report -> added.remove(report.id())).toList();
    }
}
