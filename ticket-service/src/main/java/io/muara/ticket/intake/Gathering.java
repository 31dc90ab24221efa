package io.muara.ticket.intake;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Lets what several bring at about the same time be worked at together, for work that costs by the time it is done more than by what it
 * is done to: while it is done, what comes waits, and goes together in the next. Much does not wait, so that under load it is
 * done several times beside each other.
 *
 * @param <T> what is brought
 */
final class Gathering<T> {

    private final int much;
    private final Function<List<T>, Uni<Void>> work;
    private final List<Part<T>> waiting = new ArrayList<>();
    private int running;

    private record Part<T>(List<T> items, Executor here, UniEmitter<? super Void> end) {}

    /** @param much this many do not wait */
    Gathering(int much, Function<List<T>, Uni<Void>> work) {
        this.much = much;
        this.work = work;
    }

    /**
     * Done, or failed, when the work on these and on those they went with is.
     *
     * @param here where the work begins if these are the first of those that go together, and where their end is told
     */
    Uni<Void> join(List<T> items, Executor here) {
        return Uni.createFrom().emitter(end -> {
            add(new Part<>(items, here, end));
            beginIfDue();
        });
    }

    private synchronized void add(Part<T> part) {
        waiting.add(part);
    }

    private void beginIfDue() {
        var parts = due();
        if (!parts.isEmpty()) {
            parts.getFirst().here().execute(() -> begin(parts));
        }
    }

    private synchronized List<Part<T>> due() {
        var waits = waiting.stream().mapToInt(part -> part.items().size()).sum();
        if (waiting.isEmpty() || (running > 0 && waits < much)) {
            return List.of();
        }
        var parts = List.copyOf(waiting);
        waiting.clear();
        running++;
        return parts;
    }

    private void begin(List<Part<T>> parts) {
        var items = parts.stream().flatMap(part -> part.items().stream()).toList();
        Uni.createFrom()
                .deferred(() -> work.apply(items))
                .subscribe()
                .with(
                        done -> end(parts, part -> part.complete(null)),
                        failure -> end(parts, part -> part.fail(failure)));
    }

    private void end(List<Part<T>> parts, Consumer<UniEmitter<? super Void>> outcome) {
        synchronized (this) {
            running--;
        }
        beginIfDue();
        parts.forEach(part -> part.here().execute(() -> outcome.accept(part.end())));
    }
}
