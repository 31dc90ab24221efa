package io.muara.ingest.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.muara.contracts.ChannelId;
import io.muara.contracts.MessageId;
import io.muara.contracts.Settlement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EntriesTest {

    private static final ChannelId LINE = new ChannelId("line");
    private static final ChannelId SLACK = new ChannelId("slack");
    private static final Filter WAITING =
            new Filter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(false));
    private static final Filter BOTH =
            new Filter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Entries entries = new Entries(10, meters);

    @Test
    void what_was_settled_waits_no_more_whichever_is_read_first() {
        entries.add(entry(LINE, 1));
        entries.settle(dropped(LINE, 1));
        entries.settle(dropped(LINE, 2));
        entries.add(entry(LINE, 2));
        entries.add(entry(LINE, 3));

        assertThat(ids(WAITING)).containsExactly(id(LINE, 3));
        assertThat(ids(BOTH)).containsExactly(id(LINE, 1), id(LINE, 2), id(LINE, 3));
        assertThat(entries.find(id(LINE, 2)).orElseThrow().settlement()).hasValue(dropped(LINE, 2));
    }

    @Test
    void what_was_dropped_and_comes_once_more_stays_dropped() {
        entries.add(entry(LINE, 1));
        entries.settle(dropped(LINE, 1));
        entries.add(entry(LINE, 1));

        assertThat(ids(WAITING)).isEmpty();
        assertThat(ids(BOTH)).hasSize(1);
    }

    @Test
    void pages_follow_each_other_and_hold_everything_once() {
        for (int i = 0; i < 7; i++) {
            entries.add(entry(LINE, i));
        }
        var seen = new ArrayList<MessageId>();
        var page = entries.page(WAITING, Optional.empty(), 3);
        for (; page.next().isPresent(); page = entries.page(WAITING, page.next(), 3)) {
            page.entries().forEach(entry -> seen.add(entry.id()));
            assertThat(Page.Cursor.parse(page.next().orElseThrow().toString())).isEqualTo(page.next());
        }
        page.entries().forEach(entry -> seen.add(entry.id()));

        assertThat(seen).hasSize(7).isEqualTo(ids(WAITING));
        assertThat(Page.Cursor.parse("nonsense")).isEmpty();
    }

    @Test
    void filters_leave_out_what_is_not_meant() {
        entries.add(entry(LINE, 1));
        entries.add(entry(SLACK, 2));

        assertThat(ids(new Filter(Optional.of("slack"), Optional.empty(), Optional.empty(), Optional.of(false))))
                .containsExactly(id(SLACK, 2));
        assertThat(ids(new Filter(Optional.empty(), Optional.of("other"), Optional.empty(), Optional.of(false))))
                .isEmpty();
        assertThat(ids(new Filter(
                        Optional.empty(), Optional.empty(), Optional.of(Instant.ofEpochSecond(2)), Optional.empty())))
                .containsExactly(id(SLACK, 2));
    }

    @Test
    void memory_is_bounded_and_what_was_settled_is_never_taken_for_waiting() {
        for (int i = 0; i < 1000; i++) {
            entries.add(entry(LINE, i));
            entries.settle(dropped(LINE, i));
        }
        for (int i = 0; i < 1000; i++) {
            entries.add(entry(LINE, i));
        }

        assertThat(ids(WAITING)).isEmpty();
        assertThat(ids(BOTH)).hasSizeLessThanOrEqualTo(10);
        assertThat(entries.isFull()).isFalse();
        for (int i = 0; i < 10; i++) {
            entries.add(entry(SLACK, i));
        }
        assertThat(entries.isFull()).isTrue();
    }

    @Test
    void what_its_topic_has_forgotten_is_forgotten_and_the_gauge_tells_what_waits() {
        entries.add(entry(LINE, 1));
        entries.add(entry(LINE, 5));
        assertThat(waiting()).isEqualTo(2);

        entries.forget(Map.of(0, 3L));

        assertThat(ids(WAITING)).containsExactly(id(LINE, 5));
        assertThat(waiting()).isEqualTo(1);
        entries.settle(dropped(LINE, 5));
        assertThat(waiting()).isZero();
    }

    @Test
    void a_set_of_ids_holds_each_of_them_and_no_other() {
        var ids = new Ids();
        for (int i = 0; i < 20_000; i++) {
            assertThat(ids.add(id(LINE, i))).isTrue();
        }
        assertThat(ids.add(id(LINE, 7))).isFalse();
        for (int i = 0; i < 20_000; i++) {
            assertThat(ids.contains(id(LINE, i))).isTrue();
            assertThat(ids.contains(id(SLACK, i))).isFalse();
        }
    }

    private double waiting() {
        return meters.get("muara.quarantine.waiting")
                .tag("channel", "line")
                .gauge()
                .value();
    }

    private List<MessageId> ids(Filter filter) {
        return entries.page(filter, Optional.empty(), 200).entries().stream()
                .map(Entry::id)
                .toList();
    }

    private static MessageId id(ChannelId channel, int number) {
        return MessageId.of(channel, "shop", Integer.toString(number), "unreadable");
    }

    private static Entry entry(ChannelId channel, int number) {
        return new Entry(
                id(channel, number),
                channel,
                "shop",
                "application/json",
                Optional.of(2),
                "it is not JSON",
                Instant.ofEpochSecond(number),
                new Entry.Place(0, number),
                Optional.empty());
    }

    private static Settlement dropped(ChannelId channel, int number) {
        return new Settlement(
                id(channel, number),
                channel,
                "shop",
                Settlement.How.DROPPED,
                Optional.of("a test"),
                Optional.empty(),
                Instant.EPOCH);
    }
}
