package io.muara.ticket.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.muara.ticket.database.Outage;
import io.muara.ticket.database.Patience;
import io.muara.ticket.inbox.Source;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Takes records from Kafka and does not let go of them: what fails because PostgreSQL is away is tried until it is back,
 * and what would fail forever is parked.
 */
@ApplicationScoped
class RoutedMessages {

    /** More than that in one transaction makes none of them cheaper. */
    private static final int MANY = 100;

    private final Intake intake;
    private final Patience patience;
    private final Gathering<Arrival> gathering = new Gathering<>(MANY, this::attempt);
    private final Timer duration;
    private final Counter duplicates;
    private final Counter violations;

    RoutedMessages(Intake intake, Patience patience, MeterRegistry meters) {
        this.intake = intake;
        this.patience = patience;
        this.duration = meters.timer("muara.intake.seconds");
        this.duplicates = meters.counter("muara.inbox.duplicates", "stream", "routed");
        this.violations = meters.counter("muara.order.violations");
    }

    @Incoming("routed-in")
    Uni<Void> take(ConsumerRecords<byte[], byte[]> records) {
        var arrivals = StreamSupport.stream(records.spliterator(), false)
                .map(Source::of)
                .map(Arrival::read)
                .toList();
        return take(arrivals);
    }

    /** Done when each has had its effect or is parked, and not before. */
    Uni<Void> take(List<Arrival> arrivals) {
        var context = Objects.requireNonNull(Vertx.currentContext(), "messages come on a Vert.x context");
        return gathering
                .join(arrivals, command -> context.runOnContext(ignored -> command.run()))
                .onFailure(failure -> !Outage.is(failure))
                .recoverWithUni(() -> oneByOne(arrivals));
    }

    private Uni<Void> oneByOne(List<Arrival> arrivals) {
        return Multi.createFrom()
                .iterable(arrivals)
                .onItem()
                .transformToUniAndConcatenate(this::takeOrPark)
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> takeOrPark(Arrival arrival) {
        return attempt(List.of(arrival))
                .onFailure(failure -> !Outage.is(failure))
                .recoverWithUni(failure -> park(arrival, failure));
    }

    private Uni<Void> park(Arrival arrival, Throwable failure) {
        var reason = Outage.reason(failure);
        var bad =
                switch (arrival) {
                    case Arrival.Message message -> message.spoiled(reason);
                    case Arrival.Poison poison -> poison;
                };
        Log.errorf(
                failure,
                "message cannot be handled and is parked with its followers message=%s topic=%s partition=%d offset=%d",
                arrival.id(),
                arrival.source().topic(),
                arrival.source().partition(),
                arrival.source().offset());
        // Nothing is left to fall back on, so that whatever is in the way must be removed while we keep trying.
        return patience.untilItSucceeds(() -> intake.take(List.of(bad)))
                .invoke(this::count)
                .replaceWithVoid();
    }

    private Uni<Void> attempt(List<Arrival> arrivals) {
        var started = System.nanoTime();
        return patience.whileOut(() -> intake.take(arrivals))
                .invoke(this::count)
                .invoke(() -> duration.record(System.nanoTime() - started, TimeUnit.NANOSECONDS))
                .replaceWithVoid();
    }

    private void count(Sorting.Tally tally) {
        duplicates.increment(tally.duplicates());
        violations.increment(tally.violations());
        if (tally.parked() > 0) {
            Log.errorf("messages were parked, see GET /api/v1/parked parked=%d", tally.parked());
        }
    }
}
