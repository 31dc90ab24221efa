package io.muara.ticket.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muara.contracts.Category;
import io.muara.contracts.ChannelId;
import io.muara.contracts.ConversationKey;
import io.muara.contracts.Priority;
import io.muara.contracts.TeamId;
import io.muara.contracts.TicketEvent;
import io.muara.contracts.TicketId;
import io.muara.contracts.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecentTest {

    private static final Place START = new Place(new long[Topics.PARTITIONS]);

    private final Recent recent = new Recent(2, START);

    @Test
    void whoever_was_there_from_the_start_reads_on_in_order() throws InterruptedException {
        recent.add(happening(0, 0));
        recent.add(happening(3, 0));

        var more = recent.after(recent.countAt(START).orElseThrow(), 0).orElseThrow();

        assertThat(more.happenings()).extracting(Happening::partition).containsExactly(0, 3);
        assertThat(recent.after(more.count(), 0).orElseThrow().happenings()).isEmpty();
    }

    @Test
    void whoever_misses_what_is_kept_no_more_is_told_so() throws InterruptedException {
        for (var offset = 0; offset < 3; offset++) {
            recent.add(happening(0, offset));
        }

        assertThat(recent.countAt(START)).isEmpty();
        assertThat(recent.after(0, 0)).isEmpty();
        assertThat(recent.countAt(START.after(0, 0))).contains(1L);
    }

    @Test
    void a_place_is_read_as_it_was_written_and_nothing_else_is() {
        var place = START.after(5, 41).after(5, 7);

        assertThat(Place.parse(place.toString()).next(5)).isEqualTo(42);
        for (var wrong : List.of("", "1", START + ".0", "-1" + START.toString().substring(1), "9".repeat(500))) {
            assertThatThrownBy(() -> Place.parse(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static Happening happening(int partition, long offset) {
        var now = Instant.EPOCH;
        var ticket = new TicketEvent.Ticket(
                new TicketId(new UUID(0, partition)),
                1,
                "new",
                new Category("question"),
                Priority.NORMAL,
                new TeamId("finance"),
                Optional.empty(),
                Set.of(),
                new ConversationKey(new ChannelId("whatsapp"), "demo", "1"),
                Optional.empty(),
                "Ada",
                now,
                now);
        return new Happening(
                partition,
                offset,
                new TicketEvent(
                        new UUID(0, offset),
                        TicketEvent.Type.TICKET_CREATED,
                        1,
                        now,
                        "contact",
                        ticket,
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }
}
