package io.muara.ingest.fetching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressTest {

    private final Progress progress = Progress.after(null);

    @Test
    void without_anything_open_everything_that_was_looked_at_is_committed() {
        progress.open(3);
        progress.done(3);

        assertThat(progress.committable(8)).isEqualTo(new OffsetAndMetadata(8));
    }

    @Test
    void the_first_open_record_is_committed_and_what_is_done_after_it_is_known_at_the_next_start() {
        for (long offset = 100; offset < 110; offset++) {
            progress.open(offset);
        }
        for (long offset : new long[] {100, 101, 103, 104, 106, 109}) {
            progress.done(offset);
        }

        var committed = progress.committable(120);
        var next = Progress.after(committed);

        assertThat(committed.offset()).isEqualTo(102);
        assertThat(LongStream.range(102, 125).filter(next::isDone).toArray())
                .containsExactly(103, 104, 106, 109, 110, 111, 112, 113, 114, 115, 116, 117, 118, 119);
    }

    @Test
    void what_is_known_is_not_forgotten_before_it_was_looked_at_again() {
        for (long offset = 100; offset < 110; offset++) {
            progress.open(offset);
        }
        for (long offset : new long[] {101, 102, 104, 105, 106, 107, 108, 109}) {
            progress.done(offset);
        }
        var first = progress.committable(110);
        var next = Progress.after(first);

        assertThat(next.committable(100)).isEqualTo(first);

        next.open(100);
        assertThat(next.committable(102)).isEqualTo(first);
        next.done(100);
        assertThat(next.committable(103).offset()).isEqualTo(103);
        next.open(103);
        next.done(103);
        assertThat(next.committable(104)).isEqualTo(new OffsetAndMetadata(110));
    }

    @Test
    void a_record_with_several_files_is_done_with_the_last_of_them() {
        progress.open(5);
        progress.open(5);
        progress.done(5);
        assertThat(progress.committable(6).offset()).isEqualTo(5);

        progress.done(5);

        assertThat(progress.committable(6).offset()).isEqualTo(6);
    }

    @Test
    void more_than_kafka_keeps_beside_an_offset_is_left_out_and_done_again() {
        for (long offset = 0; offset < 100_000; offset++) {
            progress.open(offset);
            if (offset % 7 == 3) {
                progress.done(offset);
            }
        }

        var committed = progress.committable(100_000);
        var next = Progress.after(committed);

        assertThat(committed.metadata().length()).isLessThan(4_096);
        assertThat(LongStream.range(0, 100_000).filter(next::isDone))
                .hasSizeGreaterThan(50)
                .allMatch(offset -> offset % 7 == 3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "written by somebody else",
                "-",
                "open-1 zzzzzzzzzzzzzzzzzzzzzz 1",
                "open-1 ",
                "open-1 2 x-y"
            })
    void what_cannot_be_read_counts_as_nothing_done(String metadata) {
        var next = Progress.after(new OffsetAndMetadata(10, metadata));

        assertThat(LongStream.range(10, 1_000).filter(next::isDone)).isEmpty();
    }
}
