package io.muara.ingest.fetching;

import static org.assertj.core.api.Assertions.assertThat;

import io.muara.contracts.Attachment;
import io.muara.contracts.ChannelId;
import io.muara.contracts.ConversationKey;
import io.muara.contracts.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LineTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final ChannelId CHANNEL = new ChannelId("files");

    private final Progress partition = Progress.after(null);
    private final Line line = new Line(4, 10);

    @Test
    void no_more_are_out_than_there_are_places() {
        add(6, false);

        assertThat(sent()).hasSize(4);

        line.ended(fresh());
        assertThat(sent()).hasSize(1);
        assertThat(line.size()).isEqualTo(1);
    }

    @Test
    void those_that_failed_before_leave_half_of_the_places_to_what_is_new() {
        add(6, true);

        assertThat(sent()).hasSize(2);

        add(6, false);
        assertThat(sent()).hasSize(2).noneMatch(Errand::returns);
    }

    @Test
    void what_is_new_leaves_one_place_to_those_that_failed_before() {
        add(6, false);
        add(6, true);

        assertThat(sent()).hasSize(4).filteredOn(Errand::returns).hasSize(1);
    }

    @Test
    void with_one_place_both_have_a_turn() {
        var narrow = new Line(1, 10);
        narrow.add(errand(NOW, true));
        narrow.add(errand(NOW, false));

        var first = narrow.next(NOW).orElseThrow();
        narrow.ended(first);

        assertThat(first.returns()).isTrue();
        assertThat(narrow.next(NOW)).isPresent();
    }

    @Test
    void nobody_goes_before_his_time() {
        line.add(errand(NOW.plusSeconds(2), true));
        line.add(errand(NOW.plusSeconds(1), true));

        assertThat(line.next(NOW)).isEmpty();
        assertThat(line.next(NOW.plusSeconds(1)))
                .get()
                .extracting(errand -> errand.wanted().due())
                .isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    void says_when_more_would_be_too_much() {
        add(10, true);
        assertThat(line.hasEnough()).isTrue();
        assertThat(line.isFull()).isFalse();

        add(100, false);
        assertThat(line.isFull()).isTrue();
    }

    @Test
    void what_belongs_to_a_partition_that_goes_to_another_instance_is_left() {
        var other = Progress.after(null);
        var twice = errand(NOW, false);
        twice.isToldAt(other, 1);
        line.add(twice);
        line.add(errand(NOW, true));
        var left = new ArrayList<Errand>();

        line.leave(partition, left::add);

        assertThat(left).hasSize(1);
        assertThat(sent()).containsExactly(twice);
    }

    private void add(int count, boolean returns) {
        for (int i = 0; i < count; i++) {
            line.add(errand(NOW.minus(Duration.ofSeconds(i)), returns));
        }
    }

    private List<Errand> sent() {
        return Stream.generate(() -> line.next(NOW))
                .takeWhile(Optional::isPresent)
                .flatMap(Optional::stream)
                .toList();
    }

    private Errand fresh() {
        return errand(NOW, false);
    }

    private Errand errand(Instant due, boolean returns) {
        var id = MessageId.of(CHANNEL, "demo", due.toString(), "attachment");
        var attachment = new Attachment(
                "photo.jpg",
                "image/jpeg",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("photo"),
                Optional.empty());
        var errand = new Errand(
                new Wanted(id, new ConversationKey(CHANNEL, "demo", "ada"), id, attachment, 0, 0, NOW, due), returns);
        errand.isToldAt(partition, 0);
        return errand;
    }
}
