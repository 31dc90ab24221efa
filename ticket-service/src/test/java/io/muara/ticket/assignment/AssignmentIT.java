package io.muara.ticket.assignment;

import static io.muara.ticket.Caller.happenedTo;
import static io.muara.ticket.Caller.patch;
import static io.muara.ticket.Caller.post;
import static io.muara.ticket.Caller.ticket;
import static io.muara.ticket.Caller.ticketOf;
import static io.muara.ticket.Letters.chat;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.muara.contracts.Priority;
import io.muara.testkit.KafkaResource;
import io.muara.testkit.PostgresResource;
import io.muara.ticket.Platform;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class AssignmentIT {

    @Inject
    Platform platform;

    @AfterEach
    void everybody_goes_home() {
        platform.query("update agent set presence = 'offline', presence_until = null returning id");
    }

    @Test
    void tickets_go_round_among_those_who_are_there() {
        agent("ani", "technical");
        agent("budi", "technical");
        agent("citra", "technical");
        patch("/agents/citra", "{\"available\":false}").statusCode(200).body("available", equalTo(false));
        var contacts = IntStream.range(0, 10).mapToObj(i -> Platform.somebody()).toList();

        platform.route(contacts.stream()
                .map(contact -> chat(contact).to("technical").routed())
                .toList());

        assertThat(contacts.stream()
                        .map(contact -> ticket(ticketOf(contact)).getString("agent"))
                        .collect(groupingBy(agent -> agent, counting())))
                .isEqualTo(Map.of("ani", 5L, "budi", 5L));
        assertThat(happenedTo(ticketOf(contacts.getFirst())))
                .containsExactly("ticket.created", "message.received", "ticket.assigned");
        assertThat(ticket(ticketOf(contacts.getFirst())).getString("status")).isEqualTo("open");
    }

    @Test
    void an_agent_whom_a_rule_names_wins_over_whose_turn_it_is() {
        agent("dewi", "management");
        agent("eko", "management");
        patch("/agents/eko", "{\"available\":false}").statusCode(200);
        var named = Platform.somebody();
        var unknown = Platform.somebody();

        platform.route(
                chat(named).to("management").forAgent("eko"),
                chat(unknown).to("management").forAgent("nobody"));

        assertThat(ticket(ticketOf(named)).getString("agent")).isEqualTo("eko");
        assertThat(ticket(ticketOf(unknown)).getString("agent")).isEqualTo("dewi");
    }

    @Test
    void what_waits_is_given_out_by_urgency_once_somebody_comes() {
        var low = Platform.somebody();
        var urgent = Platform.somebody();
        platform.route(chat(low).to("warehouse").as("question", Priority.LOW));
        ticketOf(low);
        platform.route(chat(urgent).to("warehouse").as("question", Priority.URGENT));
        assertThat(ticket(ticketOf(urgent)).getString("agent")).isNull();

        agent("fajar", "warehouse");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(ticket(ticketOf(low)).getString("agent")).isEqualTo("fajar"));

        assertThat(ticket(ticketOf(urgent)).getString("agent")).isEqualTo("fajar");
        var assigned = platform.query(
                "select t.priority from outbox o join ticket t on t.id = o.ticket"
                        + " where o.ticket::text in (?, ?) and o.headers like '%ticket.assigned%' order by o.id",
                ticketOf(low), ticketOf(urgent));
        assertThat(assigned).containsExactly("urgent", "low");
    }

    @Test
    void an_agent_is_given_a_ticket_and_relieved_of_it_by_hand() {
        agent("gita", "finance");
        patch("/agents/gita", "{\"available\":false}");
        var contact = Platform.somebody();
        platform.route(chat(contact).to("finance"));
        var path = "/tickets/%s/assign".formatted(ticketOf(contact));

        post(path, "{\"agent\":\"gita\"}")
                .statusCode(200)
                .body("agent", equalTo("gita"))
                .body("status", equalTo("open"));
        post(path, "{\"agent\":null}").statusCode(200).body("agent", nullValue());

        assertThat(happenedTo(ticketOf(contact))).endsWith("ticket.assigned", "ticket.unassigned");
    }

    @Test
    void a_ticket_that_moves_to_another_team_moves_to_one_of_its_agents() {
        agent("hana", "customer-service");
        agent("indra", "technical");
        var contact = Platform.somebody();
        platform.route(chat(contact));
        var id = ticketOf(contact);
        assertThat(ticket(id).getString("agent")).isEqualTo("hana");

        patch("/tickets/" + id, "{\"team\":\"technical\"}").statusCode(200).body("agent", equalTo("indra"));
    }

    @Test
    void an_agent_needs_an_id_of_their_own_and_teams_that_exist() {
        post("/agents", "{\"id\":\"joko\",\"name\":\"Joko\",\"teams\":[\"nothing\"]}")
                .statusCode(400);
        post("/agents", "{\"id\":\"Joko!\",\"name\":\"Joko\"}").statusCode(400);
        post("/agents", "{\"id\":\"joko\",\"name\":\"Joko\",\"available\":false}")
                .statusCode(201);
        post("/agents", "{\"id\":\"joko\",\"name\":\"Joko\"}").statusCode(409);
    }

    private static void agent(String id, String team) {
        post("/agents", "{\"id\":\"%s\",\"name\":\"%s\",\"teams\":[\"%s\"]}".formatted(id, id, team))
                .statusCode(201)
                .body("available", equalTo(true));
    }
}
