package io.muara.ticket.assignment;

import static io.muara.ticket.Caller.caller;
import static io.muara.ticket.Caller.get;
import static io.muara.ticket.Caller.patch;
import static io.muara.ticket.Caller.post;
import static io.muara.ticket.Letters.chat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muara.contracts.AgentId;
import io.muara.contracts.TicketEvent;
import io.muara.contracts.Wire;
import io.muara.testkit.KafkaResource;
import io.muara.testkit.PostgresResource;
import io.muara.ticket.Letters;
import io.muara.ticket.Platform;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Everything at once: messages on all consumers, offers taken and refused, tickets given, taken away, resolved and opened again. Then
 * the history is read in the order in which it was written, and nobody may have had too much at any time.
 */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class AssignmentRaceIT {

    private static final int AGENTS = 6;
    private static final int CAPACITY = 3;
    private static final int WORKERS = 6;
    private static final int DEEDS = 60;
    private static final Set<Integer> FINE = Set.of(200, 409);

    @Inject
    Platform platform;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String direct = "direct-" + mark;
    private final String asking = "asking-" + mark;
    private final List<String> agents = IntStream.range(0, AGENTS)
            .mapToObj(i -> "a%d-%s".formatted(i, mark))
            .toList();
    private final List<String> contacts =
            IntStream.range(0, 60).mapToObj(i -> Platform.somebody()).toList();

    @Test
    void nobody_ever_has_more_than_they_can_take_and_no_ticket_is_forgotten() throws Exception {
        team(direct, "{\"strategy\":\"least_loaded\"}");
        team(asking, "{\"strategy\":\"most_spare_capacity\",\"offer\":{\"within\":\"PT1S\",\"again\":\"PT1S\"}}");
        agents.forEach(this::agent);

        try (var workers = Executors.newFixedThreadPool(WORKERS)) {
            var done = workers.invokeAll(IntStream.range(0, WORKERS)
                    .<Callable<Void>>mapToObj(worker -> () -> work(new Random(worker)))
                    .toList());
            for (var one : done) {
                one.get();
            }
        }

        assertThat(mostAtOnce())
                .allSatisfy((agent, tickets) ->
                        assertThat(tickets).as("tickets of %s", agent).isLessThanOrEqualTo(CAPACITY));

        agents.forEach(agent -> patch("/agents/" + agent, "{\"capacity\":{}}").statusCode(200));
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            takeOffers();
            assertThat(platform.query("""
                    select count(*) from ticket where team in (?, ?) and agent is null
                      and status in ('new', 'open', 'pending', 'on_hold', 'snoozed')
                    """, direct, asking)).containsExactly("0");
        });
        agents.forEach(
                agent -> patch("/agents/" + agent, "{\"available\":false}").statusCode(200));
    }

    private Void work(Random random) {
        for (var i = 0; i < DEEDS; i++) {
            switch (random.nextInt(6)) {
                case 0, 1 -> write(random);
                case 2 -> answerOffer(random);
                case 3 ->
                    one("agent = any(?)", random)
                            .ifPresent(ticket -> expectFine(caller().body("{\"status\":\"resolved\"}")
                                    .patch("/api/v1/tickets/" + ticket)
                                    .statusCode()));
                case 4 ->
                    one("team = any(?)", random)
                            .ifPresent(ticket -> expectFine(
                                    caller().body("{\"agent\":\"%s\"}".formatted(agents.get(random.nextInt(AGENTS))))
                                            .post("/api/v1/tickets/%s/assign".formatted(ticket))
                                            .statusCode()));
                default ->
                    one("agent = any(?)", random)
                            .ifPresent(ticket -> expectFine(caller().body("{\"agent\":null}")
                                    .post("/api/v1/tickets/%s/assign".formatted(ticket))
                                    .statusCode()));
            }
        }
        return null;
    }

    /** On a ticket that was resolved, it is work again. */
    private void write(Random random) {
        var messages = new ArrayList<Letters>();
        for (var i = 0; i < 3; i++) {
            var contact = random.nextInt(contacts.size());
            messages.add(chat(contacts.get(contact))
                    .known(UUID.randomUUID().toString())
                    .to(contact % 2 == 0 ? direct : asking));
        }
        platform.route(messages.toArray(Letters[]::new));
    }

    private void answerOffer(Random random) {
        var agent = agents.get(random.nextInt(AGENTS));
        var answer = random.nextInt(4) == 0 ? "reject" : "accept";
        get("/agents/%s/offers".formatted(agent)).extract().<List<String>>path("items.id").stream()
                .findFirst()
                .ifPresent(ticket -> expectFine(caller(agent)
                        .post("/api/v1/tickets/%s/offer/%s".formatted(ticket, answer))
                        .statusCode()));
    }

    private void takeOffers() {
        for (var agent : agents) {
            get("/agents/%s/offers".formatted(agent))
                    .extract()
                    .<List<String>>path("items.id")
                    .forEach(ticket -> expectFine(caller(agent)
                            .post("/api/v1/tickets/%s/offer/accept".formatted(ticket))
                            .statusCode()));
        }
    }

    /** Any of our tickets of which that is so. */
    private Optional<String> one(String condition, Random random) {
        var ids = platform.query(
                "select id from ticket where team in (?, ?) and " + condition,
                direct,
                asking,
                (condition.startsWith("team") ? List.of(direct, asking) : agents).toArray(String[]::new));
        return ids.isEmpty() ? Optional.empty() : Optional.of(ids.get(random.nextInt(ids.size())));
    }

    private static void expectFine(int status) {
        assertThat(FINE).contains(status);
    }

    /** How many each agent had or was asked about at most, after each transaction in the order in which they were written. */
    private Map<String, Integer> mostAtOnce() {
        var holders = new HashMap<UUID, String>();
        var most = new HashMap<String, Integer>();
        for (var transaction : transactions()) {
            for (var event : transaction) {
                var ticket = event.ticket().id().value();
                holder(event, Optional.ofNullable(holders.remove(ticket)))
                        .ifPresent(agent -> holders.put(ticket, agent));
            }
            var counts = new HashMap<String, Integer>();
            holders.values().forEach(agent -> counts.merge(agent, 1, Integer::sum));
            counts.forEach((agent, count) -> most.merge(agent, count, Math::max));
        }
        assertThat(most.keySet()).containsExactlyInAnyOrderElementsOf(agents);
        assertThat(most.values()).as("somebody was full, or nothing was tried").contains(CAPACITY);
        return most;
    }

    /** Who has the ticket or is asked about it after the event, if it counts. */
    private static Optional<String> holder(TicketEvent event, Optional<String> before) {
        var done = Set.of("resolved", "closed", "merged", "spam")
                .contains(event.ticket().status());
        var offered = event.changes().stream()
                .filter(change -> change.field().equals("offered_to"))
                .findFirst();
        var asked = offered.isPresent() ? offered.get().after() : before;
        return done
                ? Optional.empty()
                : event.ticket().agent().map(AgentId::value).or(() -> isReleased(event) ? Optional.empty() : asked);
    }

    private static boolean isReleased(TicketEvent event) {
        return event.type() == TicketEvent.Type.UNASSIGNED;
    }

    private List<List<TicketEvent>> transactions() {
        return platform.query("""
                        select string_agg(encode(e.payload, 'hex'), ' ' order by o.id) from outbox o
                        join ticket t on t.id = o.ticket and t.team in (?, ?)
                        join event e on e.ticket = o.ticket and e.version = o.version
                        group by cast(e.xmin as text) order by max(o.id)
                        """, direct, asking).stream()
                .map(all -> Arrays.stream(all.split(" "))
                        .map(hex -> Wire.read(HexFormat.of().parseHex(hex), TicketEvent.class))
                        .toList())
                .toList();
    }

    private static void team(String id, String policy) {
        post("/teams", "{\"id\":\"%s\",\"names\":{\"en\":\"Team\"},\"assignment\":%s}".formatted(id, policy))
                .statusCode(201);
    }

    private void agent(String id) {
        post(
                        "/agents",
                        "{\"id\":\"%s\",\"name\":\"A\",\"teams\":[\"%s\",\"%s\"],\"capacity\":{\"total\":%d}}"
                                .formatted(id, direct, asking, CAPACITY))
                .statusCode(201);
    }
}
