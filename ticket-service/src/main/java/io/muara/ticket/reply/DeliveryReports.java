package io.muara.ticket.reply;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.muara.contracts.DeliveryReport;
import io.muara.ticket.database.Outage;
import io.muara.ticket.database.Patience;
import io.muara.ticket.inbox.Source;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Takes from Kafka what the channels say became of our replies. What cannot be handled goes to the dead-letter topic and
 * holds nothing back: a later report tells all that an earlier one did.
 */
@ApplicationScoped
class DeliveryReports {

    private final ReportIntake intake;
    private final Patience patience;
    private final Counter duplicates;
    private final Counter unknown;

    DeliveryReports(ReportIntake intake, Patience patience, MeterRegistry meters) {
        this.intake = intake;
        this.patience = patience;
        this.duplicates = meters.counter("muara.inbox.duplicates", "stream", "deliveries");
        this.unknown = meters.counter("muara.deliveries.unknown");
    }

    @Incoming("deliveries-in")
    Uni<Void> take(ConsumerRecords<byte[], byte[]> records) {
        var reports = StreamSupport.stream(records.spliterator(), false)
                .map(Source::of)
                .map(DeliveryReports::read)
                .toList();
        return attempt(reports).onFailure(failure -> !Outage.is(failure)).recoverWithUni(() -> oneByOne(reports));
    }

    private static ReportIntake.Report read(Source source) {
        try {
            return new ReportIntake.Legible(source, source.read(DeliveryReport.class));
        } catch (Source.Unreadable e) {
            return new ReportIntake.Poison(source, source.id(), String.valueOf(e.getMessage()));
        }
    }

    private Uni<Void> oneByOne(List<ReportIntake.Report> reports) {
        return Multi.createFrom()
                .iterable(reports)
                .onItem()
                .transformToUniAndConcatenate(report -> attempt(List.of(report))
                        .onFailure(failure -> !Outage.is(failure))
                        .recoverWithUni(failure -> bury(report, failure)))
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> bury(ReportIntake.Report report, Throwable failure) {
        Log.errorf(
                failure,
                "delivery report cannot be handled and goes to the dead letters report=%s topic=%s partition=%d offset=%d",
                report.id(),
                report.source().topic(),
                report.source().partition(),
                report.source().offset());
        var poison = new ReportIntake.Poison(report.source(), report.id(), Outage.reason(failure));
        return patience.untilItSucceeds(() -> intake.take(List.of(poison))).replaceWithVoid();
    }

    private Uni<Void> attempt(List<ReportIntake.Report> reports) {
        return patience.whileOut(() -> intake.take(reports))
                .invoke(tally -> duplicates.increment(tally.duplicates()))
                .invoke(tally -> unknown.increment(tally.unknown()))
                .replaceWithVoid();
    }
}
