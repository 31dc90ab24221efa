package io.muara.ticket.lifecycle;

import static io.muara.ticket.Letters.chat;
import static org.assertj.core.api.Assertions.assertThat;

import io.muara.contracts.AgentId;
import io.muara.contracts.Placement;
import io.muara.contracts.ReplyId;
import io.muara.contracts.TicketEvent;
import io.muara.contracts.TicketEvent.Change;
import io.muara.contracts.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random lives of a ticket, each step held against a table that knows nothing of how tickets are built. */
class LifecycleTest {

    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private static final Placement WHY = new Placement(Placement.By.CONVERSATION, "the contact's ticket is open");
    private static final Duration CLOSE_AFTER = Duration.ofDays(28);

    private static final List<Status> EVERY = List.of(Status.values());

    /** What somebody who asks for it may make of a ticket. */
    private static final Map<String, Set<String>> ALLOWED = Map.of(
            "new", Set.of("open", "pending", "on_hold", "snoozed", "resolved", "spam"),
            "open", Set.of("pending", "on_hold", "snoozed", "resolved", "spam"),
            "pending", Set.of("open", "on_hold", "snoozed", "resolved", "spam"),
            "on_hold", Set.of("open", "pending", "snoozed", "resolved", "spam"),
            "snoozed", Set.of("open", "pending", "on_hold", "resolved", "spam"),
            "resolved", Set.of("open", "closed"),
            "closed", Set.of(),
            "merged", Set.of(),
            "spam", Set.of("open"));

    private static final Set<String> ANSWERABLE = Set.of("new", "open", "pending", "on_hold", "snoozed", "resolved");

    private static final Set<String> OPENED_BY_ITS_CONTACT = Set.of("pending", "on_hold", "snoozed", "resolved");

    private final Ticket whole = ticket(2002, "budi");
    private Ticket ticket = ticket(1001, "ada");
    private String status = "new";
    private String before = "";
    private Instant until = NOW;
    private Instant resolvedAt = NOW;
    private Instant now = NOW;
    private long version = ticket.version();
    private int count;

    @Test
    void every_way_there_is_and_no_other_can_be_gone() {
        for (var from : EVERY) {
            for (var target : EVERY) {
                var one = ticket(1001, "ada");
                one.standing.become(States.of(from, NOW), NOW);

                var outcome = one.amend(to(target, NOW), "api", NOW);

                var mayBe = from == target
                        || ALLOWED.getOrDefault(from.id(), Set.of()).contains(target.id());
                assertThat(outcome)
                        .as("%s to %s", from, target)
                        .isInstanceOf(mayBe ? Outcome.Changed.class : Outcome.Refused.class);
                assertThat(one.status()).isEqualTo(mayBe ? target : from);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void a_life_is_as_the_table_says(long seed) {
        var random = new Random(seed);
        for (var life = 0; life < 200; life++) {
            ticket = ticket(1001, "ada");
            version = ticket.version();
            status = "new";
            for (var step = 0; step < 40; step++) {
                now = now.plus(Duration.ofHours(random.nextInt(200)));
                live(random);
                assertThat(ticket.status().id()).isEqualTo(status);
            }
        }
    }

    private void live(Random random) {
        switch (random.nextInt(9)) {
            case 0, 1, 2 -> amend(EVERY.get(random.nextInt(EVERY.size())));
            case 3 -> {
                var events = ticket.receive(chat("ada").known("m" + count++).routed(), WHY, now);
                became(events, OPENED_BY_ITS_CONTACT.contains(status) ? "open" : status);
            }
            case 4 -> became(ticket.reply(said(), "api", now), ANSWERABLE.contains(status), "pending");
            case 5 ->
                became(
                        ticket.assign(new AgentId("agent-" + count++), "api", Optional.empty(), now),
                        ANSWERABLE.contains(status),
                        status.equals("new") ? "open" : status);
            case 6 -> {
                var wakes = status.equals("snoozed") && !until.isAfter(now);
                became(ticket.wake(now).stream().toList(), wakes ? "open" : status);
                var expires = status.equals("resolved") && now.isAfter(resolvedAt.plus(CLOSE_AFTER));
                became(ticket.expire(CLOSE_AFTER, now).stream().toList(), expires ? "closed" : status);
            }
            case 7 -> {
                var last = status;
                became(
                        new Union(ticket, whole).make("api", Optional.empty(), now),
                        ANSWERABLE.contains(status),
                        "merged");
                before = status.equals("merged") && !last.equals("merged") ? last : before;
            }
            default ->
                became(new Union(ticket, whole).undo("api", Optional.empty(), now), status.equals("merged"), before);
        }
    }

    private Said said() {
        return new Said(new ReplyId(new UUID(0, count++)), "Halo", List.of(), Optional.empty());
    }

    private void amend(Status target) {
        var stays = status.equals(target.id());
        var last = status;
        became(
                ticket.amend(to(target, now.plus(Duration.ofHours(100))), "api", now),
                stays || ALLOWED.getOrDefault(status, Set.of()).contains(target.id()),
                target.id());
        if (status.equals("snoozed") && target == Status.SNOOZED) {
            until = now.plus(Duration.ofHours(100));
        }
        if (status.equals("resolved") && !last.equals("resolved")) {
            resolvedAt = now;
        }
    }

    private void became(Outcome outcome, boolean allowed, String expected) {
        switch (outcome) {
            case Outcome.Changed(var events) -> {
                assertThat(allowed).as("%s to %s", status, expected).isTrue();
                became(
                        events.stream()
                                .filter(event -> event.ticket().id().equals(ticket.id()))
                                .toList(),
                        expected);
            }
            case Outcome.Refused(var reason) -> {
                assertThat(allowed).as(reason).isFalse();
                became(List.of(), status);
            }
        }
    }

    private void became(List<TicketEvent> events, String expected) {
        for (var event : events) {
            assertThat(event.ticketVersion()).isEqualTo(++version);
        }
        assertThat(ticket.version()).isEqualTo(version);
        assertThat(events.stream().flatMap(event -> event.changes().stream()).filter(change -> change.field()
                        .equals("status")))
                .isEqualTo(
                        status.equals(expected)
                                ? List.of()
                                : List.of(new Change("status", Optional.of(status), Optional.of(expected))));
        status = expected;
    }

    private static Amendment to(Status status, Instant until) {
        return new Amendment(
                Optional.of(Wish.example(status, until)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Ticket ticket(long number, String contact) {
        var opening = chat(contact).routed();
        var ticket = new Ticket(new TicketId(new UUID(9, number)), number, opening, NOW);
        ticket.receive(opening, WHY, NOW);
        return ticket;
    }
}
