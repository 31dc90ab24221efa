package io.muara.router.stream;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jboss.logging.Logger;

/** Outcomes on their way to Kafka in their order: the first fly while the next are decided. Used by one thread, once. */
final class Batch {

    private static final Logger LOG = Logger.getLogger(Batch.class);

    private final Producer<String, byte[]> producer;
    private final BackOff backOff;
    private final MeterRegistry meters;
    private final Deque<Outcome> unacknowledged = new ArrayDeque<>();
    private final List<Future<?>> underway = new ArrayList<>();
    private boolean refused;

    Batch(Producer<String, byte[]> producer, BackOff backOff, MeterRegistry meters) {
        this.producer = producer;
        this.backOff = backOff;
        this.meters = meters;
    }

    void add(Outcome outcome) {
        unacknowledged.add(outcome);
        submit(outcome);
    }

    /**
     * Returns when Kafka has all of it. Tries as long as it takes: to give up would lose messages, to go on without one would disorder a
     * conversation.
     */
    void await() throws InterruptedException {
        for (var attempt = 1; !unacknowledged.isEmpty(); attempt++) {
            var failure = acknowledged();
            if (failure.isPresent()) {
                recover(failure.get(), attempt);
                refused = false;
                underway.clear();
                unacknowledged.forEach(this::submit);
            }
        }
    }

    private void submit(Outcome outcome) {
        // One was refused at once, as while Kafka is away: what follows must not overtake it.
        if (refused) {
            return;
        }
        var future = submit(outcome.record());
        underway.add(future);
        refused = future.state() == Future.State.FAILED;
    }

    private Future<?> submit(ProducerRecord<String, byte[]> record) {
        try {
            return producer.send(record);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Takes away what was acknowledged; the first that was not, and why, is what remains first. */
    private Optional<Throwable> acknowledged() throws InterruptedException {
        for (var future : underway) {
            try {
                future.get();
            } catch (ExecutionException e) {
                return Optional.ofNullable(e.getCause());
            }
            count(unacknowledged.removeFirst());
        }
        return Optional.empty();
    }

    private void recover(Throwable failure, int attempt) throws InterruptedException {
        if (failure instanceof RecordTooLargeException) {
            unacknowledged.removeFirst().tooLarge().reversed().forEach(unacknowledged::addFirst);
            return;
        }
        LOG.warnf(
                "records not acknowledged, trying again remaining=%d attempt=%d reason=%s",
                unacknowledged.size(), attempt, failure);
        backOff.await(attempt);
    }

    private void count(Outcome outcome) {
        outcome.decided().ifPresent(this::count);
        if (outcome.isLetter()) {
            meters.counter("muara.router.deadletters").increment();
        }
    }

    private void count(Outcome.Decided decided) {
        meters.counter(
                        "muara.routed",
                        "category",
                        decided.category().value(),
                        "priority",
                        decided.priority().id(),
                        "team",
                        decided.team().value())
                .increment();
    }
}
