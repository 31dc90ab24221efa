package io.muara.ingest.fetching;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * The files of one channel that this instance has in hand. Those that failed before take half of the places at most, so that
 * what is new finds one; and one of them if anything is due, so that what is new does not keep them waiting either. One
 * thread only.
 */
final class Line {

    private static final int MOST_NEW = 100;

    private final int places;
    private final int mostWaiting;
    private final Queue<Errand> fresh = new ArrayDeque<>();
    private final PriorityQueue<Errand> waiting =
            new PriorityQueue<>(Comparator.comparing(errand -> errand.wanted().due()));
    private int underWay;
    private int returning;

    Line(int places, int mostWaiting) {
        this.places = places;
        this.mostWaiting = mostWaiting;
    }

    void add(Errand errand) {
        (errand.returns() ? waiting : fresh).add(errand);
    }

    /** Whether something new has to wait on Kafka. */
    boolean isFull() {
        return fresh.size() >= MOST_NEW;
    }

    /** Whether what waits on Kafka has to wait there longer. */
    boolean hasEnough() {
        return waiting.size() >= mostWaiting;
    }

    /** Empty when nothing is due or no place is free; else the errand has its place until {@link #ended}. */
    Optional<Errand> next(Instant now) {
        if (underWay >= places) {
            return Optional.empty();
        }
        var next = Optional.ofNullable(isTurnOfWaiting(now) ? waiting.poll() : fresh.poll());
        next.ifPresent(this::begun);
        return next;
    }

    void ended(Errand errand) {
        underWay--;
        returning -= errand.returns() ? 1 : 0;
    }

    /** Leaves to others what is not under way. */
    void leave(Progress partition, Consumer<Errand> left) {
        for (var queue : List.of(fresh, waiting)) {
            queue.removeIf(errand -> {
                var isLeft = errand.leave(partition);
                if (isLeft) {
                    left.accept(errand);
                }
                return isLeft;
            });
        }
    }

    int underWay() {
        return underWay;
    }

    /** How many have no place yet. */
    int size() {
        return fresh.size() + waiting.size();
    }

    private void begun(Errand errand) {
        underWay++;
        returning += errand.returns() ? 1 : 0;
    }

    private boolean isTurnOfWaiting(Instant now) {
        var first = waiting.peek();
        if (first == null || first.wanted().due().isAfter(now)) {
            return false;
        }
        return returning == 0 || (fresh.isEmpty() && returning < Math.max(1, places / 2));
    }
}
