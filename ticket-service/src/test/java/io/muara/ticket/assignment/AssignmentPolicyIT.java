package io.muara.ticket.assignment;

import static io.muara.ticket.Caller.caller;
import static io.muara.ticket.Caller.get;
import static io.muara.ticket.Caller.happenedTo;
import static io.muara.ticket.Caller.patch;
import static io.muara.ticket.Caller.post;
import static io.muara.ticket.Caller.ticket;
import static io.muara.ticket.Caller.ticketOf;
import static io.muara.ticket.Caller.ticketsOf;
import static io.muara.ticket.Letters.chat;
import static io.muara.ticket.Letters.mail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.muara.contracts.AgentEvent;
import io.muara.contracts.Priority;
import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import io.muara.testkit.KafkaResource;
import io.muara.testkit.PostgresResource;
import io.muara.testkit.TopicReader;
import io.muara.ticket.Platform;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What teams can want. Each test has a team and agents of its own. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class AssignmentPolicyIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    Platform platform;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String team = "team-" + mark;
    private final String ani = "ani-" + mark;
    private final String budi = "budi-" + mark;

    @AfterEach
    void everybody_goes_home() {
        platform.query("update agent set presence = 'offline', presence_until = null returning id");
    }

    @Test
    void who_is_full_gets_the_next_when_one_is_done_the_most_urgent_first() {
        team("{}");
        agent(ani, "\"capacity\":{\"total\":1}");
        var first = given(Platform.somebody());
        var low = waiting(Priority.LOW);
        var urgent = waiting(Priority.URGENT);
        assertThat(ticket(first).getString("agent")).isEqualTo(ani);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(RestAssured.get("/q/metrics").asString())
                        .contains("muara_tickets_waiting{team=\"%s\"} 2.0".formatted(team)));

        get("/tickets/" + low + "/assignment/explain")
                .statusCode(200)
                .body("ahead", equalTo(1))
                .body("next", nullValue())
                .body("candidates.agent", equalTo(List.of(ani)))
                .body("candidates[0].tickets", equalTo(1))
                .body("candidates[0].obstacle", equalTo("full"));

        patch("/tickets/" + first, "{\"status\":\"resolved\"}").statusCode(200);

        belongsTo(urgent, ani);
        assertThat(ticket(low).getString("agent")).isNull();
    }

    @Test
    void a_limit_of_one_channel_does_not_hold_back_another() {
        team("{}");
        agent(ani, "\"capacity\":{\"perChannel\":{\"whatsapp\":1}}");
        belongsTo(given(Platform.somebody()), ani);
        var second = given(Platform.somebody());
        var mailer = "m" + Platform.somebody() + "@example.com";
        platform.route(mail(mailer).to(team));

        belongsTo(ticketOf(mailer), ani);
        assertThat(ticket(second).getString("agent")).isNull();
        get("/agents/" + ani)
                .body("tickets", equalTo(2))
                .body("ticketsPerChannel.whatsapp", equalTo(1))
                .body("ticketsPerChannel.email", equalTo(1));
    }

    @Test
    void an_offer_is_accepted_by_whom_it_was_made_to_and_by_nobody_else() {
        team("{\"offer\":{\"within\":\"PT60S\",\"again\":\"PT60S\"}}");
        agent(ani, "\"capacity\":{\"total\":1}");
        var id = given(Platform.somebody());
        await().atMost(SOON).until(() -> ani.equals(ticket(id).getString("offeredTo")));
        assertThat(ticket(id).getString("agent")).isNull();
        assertThat(ticket(id).getString("status")).isEqualTo("new");
        get("/agents/" + ani + "/offers").body("items.id", equalTo(List.of(id)));
        get("/agents/" + ani).body("tickets", equalTo(1));
        agent(budi, "\"skills\":[]");

        caller(budi).post("/api/v1/tickets/" + id + "/offer/accept").then().statusCode(409);
        caller(ani)
                .post("/api/v1/tickets/" + id + "/offer/accept")
                .then()
                .statusCode(200)
                .body("agent", equalTo(ani))
                .body("status", equalTo("open"))
                .body("offeredTo", nullValue());

        caller(ani).post("/api/v1/tickets/" + id + "/offer/accept").then().statusCode(409);
        assertThat(happenedTo(id)).endsWith("ticket.offered", "ticket.assigned");
    }

    @Test
    void an_offer_that_is_rejected_or_not_answered_goes_on_to_the_next() {
        team("{\"offer\":{\"within\":\"PT2S\",\"again\":\"PT60S\"}}");
        agent(ani, "\"skills\":[]");
        agent(budi, "\"skills\":[]");
        var id = given(Platform.somebody());
        await().atMost(SOON).until(() -> ani.equals(ticket(id).getString("offeredTo")));

        caller(ani)
                .body("{\"why\":\"lunch\"}")
                .post("/api/v1/tickets/" + id + "/offer/reject")
                .then()
                .statusCode(200);

        await().atMost(SOON).until(() -> budi.equals(ticket(id).getString("offeredTo")));
        await().atMost(SOON).until(() -> happenedTo(id).contains("ticket.offer_expired"));
        assertThat(happenedTo(id))
                .endsWith("ticket.offered", "ticket.offer_rejected", "ticket.offered", "ticket.offer_expired");
        get("/tickets/" + id + "/assignment/explain")
                .body("candidates.obstacle", equalTo(List.of("declined", "declined")));
    }

    @Test
    void what_nobody_takes_in_time_overflows_to_the_other_team() {
        team("{}");
        agent(ani, "\"skills\":[]");
        var crowded = "crowded-" + mark;
        post(
                        "/teams",
                        "{\"id\":\"%s\",\"names\":{\"en\":\"Crowded\"},\"assignment\":{\"overflow\":{\"after\":\"PT1S\",\"to\":\"%s\"}}}"
                                .formatted(crowded, team))
                .statusCode(201)
                .body("names.id", equalTo("Crowded"));
        var contact = Platform.somebody();
        platform.route(chat(contact).to(crowded));

        var id = ticketOf(contact);
        belongsTo(id, ani);
        assertThat(ticket(id).getString("team")).isEqualTo(team);
        get("/tickets/%s/events".formatted(id)).body("items.why", hasItems("nobody of %s took it".formatted(crowded)));
    }

    @Test
    void who_stops_saying_that_they_are_there_is_gone_and_their_open_tickets_go_to_others() {
        team("{\"giveBackAfter\":\"PT1S\"}");
        agent(ani, "\"skills\":[]");
        var id = given(Platform.somebody());
        belongsTo(id, ani);
        agent(budi, "\"skills\":[]");

        try (var told = platform.read(Topics.AGENTS)) {
            caller().body("{\"presence\":\"online\"}")
                    .put("/api/v1/agents/" + ani + "/presence")
                    .then()
                    .statusCode(200)
                    .body("presence", equalTo("online"));

            belongsTo(id, budi);
            await().atMost(SOON).untilAsserted(() -> assertThat(comings(told, ani))
                    .containsExactly("Optional.empty online", "Optional[online] offline"));
        }
        get("/agents/" + ani).body("presence", equalTo("offline")).body("available", equalTo(false));
        assertThat(happenedTo(id)).endsWith("ticket.assigned", "ticket.unassigned", "ticket.assigned");
    }

    @Test
    void a_ticket_that_is_work_again_goes_to_another_if_its_agent_has_no_room_any_more() {
        team("{}");
        agent(ani, "\"capacity\":{\"total\":1}");
        var contact = Platform.somebody();
        var back = given(contact);
        belongsTo(back, ani);
        patch("/tickets/" + back, "{\"status\":\"resolved\"}").statusCode(200);
        belongsTo(given(Platform.somebody()), ani);
        agent(budi, "\"skills\":[]");

        platform.route(chat(contact).known("2").saying("Masih rusak").to(team));

        belongsTo(back, budi);
        assertThat(happenedTo(back)).endsWith("ticket.unassigned", "ticket.assigned");
    }

    @Test
    void by_hand_nobody_is_overloaded_by_mistake() {
        team("{\"strategy\":\"manual\"}");
        agent(ani, "\"capacity\":{\"total\":1}");
        var one = given(Platform.somebody());
        var two = given(Platform.somebody());
        var give = "{\"agent\":\"%s\"}".formatted(ani);

        post("/tickets/%s/assign".formatted(one), give).statusCode(200);
        post("/tickets/%s/assign".formatted(two), give).statusCode(409).body("detail", containsString("evenIfFull"));
        post("/tickets/%s/assign".formatted(two), "{\"agent\":\"%s\",\"evenIfFull\":true}".formatted(ani))
                .statusCode(200);
    }

    @Test
    void who_was_relieved_of_a_ticket_does_not_get_it_back_at_once() {
        team("{}");
        agent(ani, "\"skills\":[]");
        var id = given(Platform.somebody());
        belongsTo(id, ani);
        agent(budi, "\"skills\":[]");

        post("/tickets/%s/assign".formatted(id), "{\"agent\":null}").statusCode(200);

        belongsTo(id, budi);
    }

    @Test
    void the_contacts_last_agent_is_asked_first_where_the_team_wants_it() {
        team("{\"prefer\":[\"owner\",\"last_agent\"]}");
        agent(ani, "\"skills\":[]");
        agent(budi, "\"skills\":[]");
        belongsTo(given(Platform.somebody()), ani);
        var contact = Platform.somebody();
        var first = given(contact);
        belongsTo(first, budi);
        patch("/tickets/" + first, "{\"status\":\"resolved\"}").statusCode(200);
        patch("/tickets/" + first, "{\"status\":\"closed\"}").statusCode(200);

        platform.route(chat(contact).known("2").saying("Hal lain").to(team));
        var again = ticketsOf(contact, 2).getFirst();

        belongsTo(again, budi);
        get("/tickets/%s/events".formatted(again)).body("items.why", hasItems("last_agent"));
    }

    @Test
    void what_cannot_be_meant_is_refused_and_named() {
        team("{}");
        var other = "other-" + mark;
        post("/teams", "{\"id\":\"%s\",\"names\":{\"id\":\"Lain\"}}".formatted(other))
                .statusCode(201);
        post("/teams", "{\"id\":\"%s\",\"names\":{\"id\":\"Lain\"}}".formatted(other))
                .statusCode(409);
        patch("/teams/" + other, policy("{\"overflow\":{\"after\":\"PT5M\",\"to\":\"%s\"}}".formatted(team)))
                .statusCode(200)
                .body("assignment.overflow.to", equalTo(team));

        refused(team, "{\"overflow\":{\"after\":\"PT5M\",\"to\":\"%s\"}}".formatted(other), "circle");
        refused(team, "{\"overflow\":{\"after\":\"PT5M\",\"to\":\"%s\"}}".formatted(team), "circle");
        refused(team, "{\"overflow\":{\"after\":\"PT5M\",\"to\":\"no-such-team\"}}", "no-such-team");
        refused(team, "{\"offer\":{\"within\":\"PT0S\",\"again\":\"PT5M\"}}", "offer.within");
        refused(team, "{\"fair\":{\"most\":0,\"within\":\"PT1H\"}}", "fair.most");
        refused(team, "{\"fair\":{\"within\":\"PT1H\"}}", "most");
        refused(team, "{\"offer\":{\"within\":null}}", "offer.within");
        refused(team, "{\"strategy\":\"dice\"}", "assignment.strategy: must be one of round_robin, least_loaded");
        refused(team, "{\"strategie\":\"manual\"}", "assignment.strategie: there is no such field");
        patch("/teams/" + other, policy("{\"offer\":{\"within\":\"PT30S\"},\"giveBackAfter\":\"PT15M\"}"))
                .statusCode(200)
                .body("assignment.offer.within", equalTo("PT30S"))
                .body("assignment.offer.again", equalTo("PT5M"))
                .body("assignment.giveBackAfter", equalTo("PT15M"));
        patch("/teams/no-such-team", policy("{}")).statusCode(404);
        patch("/agents/" + agent(ani, "\"skills\":[]"), "{\"capacity\":{\"total\":-1}}")
                .statusCode(400)
                .body("detail", containsString("total must be from 0"));
        patch("/agents/" + ani, "{\"capacity\":{\"perChannel\":{\"email\":null}}}")
                .statusCode(400);
        caller().body("{\"presence\":\"asleep\"}")
                .put("/api/v1/agents/" + ani + "/presence")
                .then()
                .statusCode(400);
        caller().body("{\"presence\":\"online\"}")
                .put("/api/v1/agents/no-one/presence")
                .then()
                .statusCode(404);
        get("/tickets/%s/assignment/explain".formatted(UUID.randomUUID())).statusCode(404);
    }

    private static void refused(String team, String policy, String naming) {
        patch("/teams/" + team, policy(policy)).statusCode(400).body("detail", containsString(naming));
    }

    private static String policy(String policy) {
        return "{\"assignment\":%s}".formatted(policy);
    }

    private void team(String policy) {
        post(
                        "/teams",
                        "{\"id\":\"%s\",\"names\":{\"id\":\"Tim\",\"en\":\"Team\"},\"assignment\":%s}"
                                .formatted(team, policy))
                .statusCode(201);
    }

    private String agent(String id, String more) {
        post("/agents", "{\"id\":\"%s\",\"name\":\"%s\",\"teams\":[\"%s\"],%s}".formatted(id, id, team, more))
                .statusCode(201);
        return id;
    }

    /** A new ticket of the team. */
    private String given(String contact) {
        platform.route(chat(contact).to(team));
        return ticketOf(contact);
    }

    private String waiting(Priority priority) {
        var contact = Platform.somebody();
        platform.route(chat(contact).to(team).as("question", priority));
        return ticketOf(contact);
    }

    private static List<String> comings(TopicReader told, String agent) {
        return told.records().stream()
                .map(record -> Wire.read(record.value(), AgentEvent.class))
                .filter(event -> event.agent().value().equals(agent))
                .map(event -> event.before() + " " + event.after())
                .toList();
    }

    private static void belongsTo(String ticket, String agent) {
        await().atMost(SOON).untilAsserted(() -> assertThat(ticket(ticket).getString("agent"))
                .isEqualTo(agent));
    }
}
