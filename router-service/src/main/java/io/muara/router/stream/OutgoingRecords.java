package io.muara.router.stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.muara.contracts.RoutedMessage;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
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

/** Sends what records became, in their order, and does not come back before Kafka has all of it. */
@ApplicationScoped
class OutgoingRecords {

    private static final Logger LOG = Logger.getLogger(OutgoingRecords.class);

    private final Producer<String, byte[]> producer;
    private final BackOff backOff;
    private final MeterRegistry meters;

    OutgoingRecords(Producer<String, byte[]> producer, BackOff backOff, MeterRegistry meters) {
        this.producer = producer;
        this.backOff = backOff;
        this.meters = meters;
    }

    /** Tries as long as it takes: to give up would lose messages, to go on without one would disorder a conversation. */
    void send(List<Outcome> outcomes) throws InterruptedException {
        var remaining = new ArrayDeque<>(outcomes);
        for (var attempt = 1; !remaining.isEmpty(); attempt++) {
            var failure = sendInOrder(remaining);
            if (failure.isPresent()) {
                recover(failure.get(), remaining, attempt);
            }
        }
    }

    /** Takes away what was acknowledged; the first that was not, and why, is what remains first. */
    private Optional<Throwable> sendInOrder(Deque<Outcome> remaining) throws InterruptedException {
        for (var future : submit(remaining)) {
            try {
                future.get();
            } catch (ExecutionException e) {
                return Optional.ofNullable(e.getCause());
            }
            count(remaining.removeFirst());
        }
        return Optional.empty();
    }

    private List<Future<?>> submit(Collection<Outcome> outcomes) {
        var submitted = new ArrayList<Future<?>>(outcomes.size());
        for (var outcome : outcomes) {
            var future = submit(outcome.record());
            submitted.add(future);
            // Refused at once, as while Kafka is away: what follows must not overtake it.
            if (future.state() == Future.State.FAILED) {
                break;
            }
        }
        return submitted;
    }

    private Future<?> submit(ProducerRecord<String, byte[]> record) {
        try {
            return producer.send(record);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void recover(Throwable failure, Deque<Outcome> remaining, int attempt) throws InterruptedException {
        if (failure instanceof RecordTooLargeException) {
            remaining.removeFirst().tooLarge().reversed().forEach(remaining::addFirst);
            return;
        }
        LOG.warnf(
                "records not acknowledged, trying again remaining=%d attempt=%d reason=%s",
                remaining.size(), attempt, failure);
        backOff.await(attempt);
    }

    private void count(Outcome outcome) {
        outcome.routed().ifPresent(this::countRouted);
        if (outcome.isLetter()) {
            meters.counter("muara.router.deadletters").increment();
        }
    }

    private void countRouted(RoutedMessage routed) {
        meters.counter(
                        "muara.routed",
                        "category",
                        routed.category().value(),
                        "priority",
                        routed.priority().id(),
                        "team",
                        routed.team().value())
                .increment();
    }
}
