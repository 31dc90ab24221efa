package io.muara.ticket.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QueueTest {

    @Test
    void every_fifth_is_the_one_that_has_waited_longest() {
        assertThat(Queue.mixed(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9), List.of(20, 21, 22), 0))
                .containsExactly(1, 2, 3, 4, 20, 5, 6, 7, 8, 21, 9, 22);
    }

    @Test
    void it_is_counted_on_from_one_time_to_the_next() {
        assertThat(Queue.mixed(List.of(1, 2), List.of(20), 4)).containsExactly(20, 1, 2);
        assertThat(Queue.mixed(List.of(1, 2), List.of(20), 8)).containsExactly(1, 20, 2);
    }

    @Test
    void nothing_is_given_out_twice_though_it_is_both() {
        assertThat(Queue.mixed(List.of(1, 2, 3, 4, 5, 6), List.of(1, 5, 6), 0)).containsExactly(1, 2, 3, 4, 5, 6);
    }

    /** However many urgent ones come: what waits longest is next after five at most. */
    @Test
    void what_is_least_urgent_waits_for_five_others_at_most_for_each_that_is_older() {
        for (var older = 0; older < 10; older++) {
            var urgent = IntStream.range(1_000, 1_200).boxed().toList();
            var longest = new ArrayList<Integer>();
            IntStream.rangeClosed(0, older).forEach(longest::add);

            assertThat(Queue.mixed(urgent, longest, 0).indexOf(older)).isLessThanOrEqualTo(5 * (older + 1));
        }
    }
}
