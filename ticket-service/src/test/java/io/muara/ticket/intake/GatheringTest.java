package io.muara.ticket.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GatheringTest {

    private static final int MUCH = 10;

    private final List<List<String>> begun = new ArrayList<>();
    private final List<UniEmitter<? super Void>> ends = new ArrayList<>();
    private final Gathering<String> gathering = new Gathering<>(MUCH, items -> {
        begun.add(items);
        return Uni.createFrom().emitter(ends::add);
    });

    @Test
    void the_first_does_not_wait() {
        var first = join("a");

        assertThat(begun).containsExactly(List.of("a"));
        first.assertNotTerminated();
        ends.getFirst().complete(null);
        first.assertCompleted();
    }

    @Test
    void what_comes_while_one_runs_goes_together_in_the_next_in_the_order_in_which_it_came() {
        var first = join("a");
        var second = join("b", "c");
        var third = join("d");
        assertThat(begun).hasSize(1);

        ends.getFirst().complete(null);
        assertThat(begun).containsExactly(List.of("a"), List.of("b", "c", "d"));
        first.assertCompleted();
        second.assertNotTerminated();

        ends.getLast().complete(null);
        second.assertCompleted();
        third.assertCompleted();
    }

    @Test
    void much_does_not_wait() {
        join("a");
        join("b");
        join(IntStream.range(0, MUCH - 1).mapToObj(i -> "c" + i).toArray(String[]::new));

        assertThat(begun).hasSize(2);
        assertThat(begun.getLast()).startsWith("b", "c0").hasSize(MUCH);
    }

    @Test
    void a_failure_is_told_to_all_who_went_together_and_the_next_begins() {
        join("a");
        var second = join("b");
        var third = join("c");
        ends.getFirst().complete(null);
        var fourth = join("d");

        ends.getLast().fail(new IllegalStateException("spoiled"));
        second.assertFailedWith(IllegalStateException.class, "spoiled");
        third.assertFailedWith(IllegalStateException.class, "spoiled");
        assertThat(begun.getLast()).containsExactly("d");
        fourth.assertNotTerminated();
    }

    @Test
    void work_that_cannot_even_begin_is_a_failure_and_holds_up_nobody() {
        var refusing = new Gathering<String>(MUCH, items -> {
            throw new IllegalStateException("no");
        });
        for (var i = 0; i < 2; i++) {
            refusing.join(List.of("a"), Runnable::run)
                    .subscribe()
                    .withSubscriber(UniAssertSubscriber.create())
                    .assertFailedWith(IllegalStateException.class, "no");
        }
    }

    @Test
    void many_at_once_are_each_worked_at_once() throws Exception {
        var worked = new ConcurrentHashMap<Integer, Integer>();
        var times = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var busy = new Gathering<Integer>(MUCH, items -> Uni.createFrom()
                    .item(items)
                    .emitOn(threads)
                    .invoke(all -> all.forEach(item -> worked.merge(item, 1, Integer::sum)))
                    .invoke(times::incrementAndGet)
                    .replaceWithVoid());
            var callers = IntStream.range(0, 2_000)
                    .<Callable<Void>>mapToObj(item -> () ->
                            busy.join(List.of(item), Runnable::run).await().indefinitely())
                    .toList();
            try (var callings = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var called : callings.invokeAll(callers)) {
                    called.get();
                }
            }
        }

        assertThat(worked).hasSize(2_000);
        assertThat(worked.values()).containsOnly(1);
        assertThat(times.get()).isLessThan(2_000);
    }

    private UniAssertSubscriber<Void> join(String... items) {
        return gathering.join(List.of(items), Runnable::run).subscribe().withSubscriber(UniAssertSubscriber.create());
    }
}
