package io.muara.ticket.api;

import static io.muara.ticket.Caller.caller;
import static io.muara.ticket.Caller.get;
import static io.muara.ticket.Caller.happenedTo;
import static io.muara.ticket.Caller.list;
import static io.muara.ticket.Caller.patch;
import static io.muara.ticket.Caller.post;
import static io.muara.ticket.Caller.ticket;
import static io.muara.ticket.Caller.ticketOf;
import static io.muara.ticket.Letters.chat;
import static io.muara.ticket.Letters.mail;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.muara.contracts.Priority;
import io.muara.testkit.KafkaResource;
import io.muara.testkit.PostgresResource;
import io.muara.ticket.Caller;
import io.muara.ticket.Platform;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class TicketsApiIT {

    private static final String PROBLEM = "application/problem+json";

    @Inject
    Platform platform;

    @Test
    void a_ticket_is_listed_and_read_with_all_that_agents_need() {
        var address = Platform.somebody() + "@example.org";
        platform.route(mail(address).as("complaint", Priority.HIGH).labelled("wrong-item"));
        var id = ticketOf(address);

        get("/tickets?contact={who}", address)
                .statusCode(200)
                .body("items[0].id", equalTo(id))
                .body("items[0].status", equalTo("new"))
                .body("items[0].category", equalTo("complaint"))
                .body("items[0].priority", equalTo("high"))
                .body("items[0].team", equalTo("customer-service"))
                .body("items[0].agent", nullValue())
                .body("items[0].channel", equalTo("email"))
                .body("items[0].subject", equalTo("Pesanan saya"))
                .body("items[0].contact", equalTo("Ada"))
                .body("items[0].labels", hasItem("wrong-item"))
                .body("items[0].version", equalTo(2))
                .body("next", nullValue());
        get("/tickets/" + id).statusCode(200).header("ETag", "\"2\"");
        get("/tickets/%s/messages".formatted(id))
                .statusCode(200)
                .body("items[0].text", equalTo("Halo"))
                .body("items[0].direction", equalTo("in"))
                .body("items[0].content.type", equalTo("text"))
                .body("items[0].sentAt", equalTo("2026-11-21T01:02:03Z"));
        get("/tickets/%s/events".formatted(id))
                .statusCode(200)
                .body("items.type", equalTo(List.of("ticket.created", "message.received")))
                .body("items.ticketVersion", equalTo(List.of(1, 2)));
    }

    @Test
    void every_filter_finds_its_tickets_and_no_others() {
        var contact = Platform.somebody();
        platform.route(chat(contact).as("payment", Priority.URGENT).to("finance"));
        platform.route(chat(Platform.somebody()).saying("lain"));
        var id = ticketOf(contact);

        for (var query : List.of(
                "status=new&contact=" + contact,
                "status=new&status=open&contact=" + contact,
                "team=finance&contact=" + contact,
                "priority=urgent&contact=" + contact,
                "category=payment&contact=" + contact,
                "channel=whatsapp&contact=" + contact)) {
            assertThat(list(query).<String>getList("items.id")).as(query).contains(id);
        }
        for (var query : List.of("status=open", "team=technical", "priority=low", "category=order", "channel=email")) {
            assertThat(list(query + "&contact=" + contact).getList("items"))
                    .as(query)
                    .isEmpty();
        }
    }

    @Test
    void pages_show_each_ticket_once_while_tickets_change() {
        var team = "marketing";
        var contacts = IntStream.range(0, 9).mapToObj(i -> Platform.somebody()).toList();
        contacts.forEach(contact -> platform.route(chat(contact).to(team)));
        await().atMost(Duration.ofSeconds(40))
                .until(() -> list("team=" + team).getList("items").size() == 9);

        var seen = new ArrayList<String>();
        String next = null;
        do {
            var page = list("team=%s&limit=2%s".formatted(team, next == null ? "" : "&cursor=" + next));
            seen.addAll(page.getList("items.id"));
            next = page.getString("next");
            patch("/tickets/" + seen.getFirst(), "{\"subject\":\"%s\"}".formatted(UUID.randomUUID()));
        } while (next != null);

        assertThat(seen).hasSize(9).doesNotHaveDuplicates();
    }

    @Test
    void a_ticket_goes_the_way_from_new_to_closed_and_no_other() {
        var contact = Platform.somebody();
        platform.route(chat(contact));
        var path = "/tickets/" + ticketOf(contact);

        patch(path, "{\"status\":\"closed\"}")
                .statusCode(409)
                .contentType(PROBLEM)
                .body("detail", containsString("only"));
        for (var status : List.of("open", "pending", "resolved", "closed")) {
            patch(path, "{\"status\":\"%s\"}".formatted(status)).statusCode(200).body("status", equalTo(status));
        }
        patch(path, "{\"status\":\"open\"}").statusCode(409);
        post(path + "/replies", "{\"text\":\"Halo\"}").statusCode(409);

        assertThat(happenedTo(ticketOf(contact)))
                .containsExactly(
                        "ticket.created",
                        "message.received",
                        "ticket.status_changed",
                        "ticket.status_changed",
                        "ticket.resolved",
                        "ticket.closed");
    }

    @Test
    void a_message_reopens_a_resolved_ticket_and_opens_another_beside_a_closed_one() {
        var contact = Platform.somebody();
        platform.route(chat(contact).known("a"));
        var id = ticketOf(contact);
        patch("/tickets/" + id, "{\"status\":\"resolved\"}").statusCode(200);

        platform.route(chat(contact).known("b"));

        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(ticket(id).getString("status")).isEqualTo("open"));
        assertThat(happenedTo(id)).endsWith("ticket.resolved", "message.received", "ticket.reopened");

        patch("/tickets/" + id, "{\"status\":\"resolved\"}").statusCode(200);
        patch("/tickets/" + id, "{\"status\":\"closed\"}").statusCode(200);
        platform.route(chat(contact).known("c"));

        assertThat(Caller.ticketsOf(contact, 2)).contains(id);
        assertThat(ticket(id).getString("status")).isEqualTo("closed");
    }

    @Test
    void everything_that_can_be_changed_is_changed_and_told() {
        var contact = Platform.somebody();
        platform.route(chat(contact));
        var id = ticketOf(contact);

        patch("/tickets/" + id, """
                        {"priority":"urgent","category":"delivery","labels":["late","vip"],"subject":"Paket","team":"warehouse"}""")
                .statusCode(200)
                .body("priority", equalTo("urgent"))
                .body("category", equalTo("delivery"))
                .body("labels", equalTo(List.of("late", "vip")))
                .body("subject", equalTo("Paket"))
                .body("team", equalTo("warehouse"));

        assertThat(happenedTo(id))
                .endsWith(
                        "ticket.category_changed",
                        "ticket.priority_changed",
                        "ticket.labels_changed",
                        "ticket.updated");
        patch("/tickets/" + id, "{\"priority\":\"urgent\"}").statusCode(200).header("ETag", "\"6\"");
    }

    @Test
    void of_two_writers_with_the_same_version_one_wins_and_one_is_told() throws Exception {
        var contact = Platform.somebody();
        platform.route(chat(contact));
        var id = ticketOf(contact);
        var start = new CountDownLatch(1);

        try (var writers = Executors.newFixedThreadPool(2)) {
            var answers = new ArrayList<Future<Integer>>();
            for (var priority : List.of("low", "high")) {
                answers.add(writers.submit(() -> {
                    start.await();
                    return caller().header("If-Match", "\"2\"")
                            .body("{\"priority\":\"%s\"}".formatted(priority))
                            .patch("/api/v1/tickets/" + id)
                            .statusCode();
                }));
            }
            start.countDown();

            assertThat(List.of(answers.get(0).get(), answers.get(1).get())).containsExactlyInAnyOrder(200, 412);
        }
        assertThat(ticket(id).getInt("version")).isEqualTo(3);
    }

    @Test
    void a_call_without_the_key_is_refused_on_every_path_but_those_that_tell_how_we_are() {
        for (var path : List.of(
                "/api/v1/tickets",
                "/api/v1/nothing",
                "/",
                "/q/openapi",
                "/q/health/../openapi",
                "/q/swagger-ui",
                "/q/healthy")) {
            given().urlEncodingEnabled(false)
                    .get(path)
                    .then()
                    .statusCode(401)
                    .contentType(PROBLEM)
                    .header("WWW-Authenticate", "Bearer");
        }
        given().header("Authorization", "Bearer wrong")
                .get("/api/v1/tickets")
                .then()
                .statusCode(401);
        given().header("Authorization", "Basic " + Caller.KEY)
                .get("/api/v1/tickets")
                .then()
                .statusCode(401);
        for (var path : List.of("/q/health", "/q/health/live", "/q/health/started", "/q/metrics")) {
            given().get(path).then().statusCode(200);
        }
        caller().get("/q/openapi").then().statusCode(200).body(containsString("Lists tickets"));
    }

    @Test
    void every_mistake_is_answered_with_a_problem_that_says_what_was_wrong() {
        var contact = Platform.somebody();
        platform.route(chat(contact));
        var path = "/tickets/" + ticketOf(contact);
        var nobody = "/tickets/" + UUID.randomUUID();

        problem(patch(path, "{\"statuss\":\"open\"}"), 400, "statuss");
        problem(patch(path, "{\"status\":"), 400, "line 1");
        problem(patch(path, "{\"status\":\"sleeping\"}"), 400, "sleeping");
        problem(patch(path, "{\"priority\":7}"), 400, "priority");
        problem(patch(path, "{\"team\":\"nobody\"}"), 400, "nobody");
        problem(patch(path, ""), 400, "body");
        problem(post(path + "/replies", "{\"text\":\" \"}"), 400, "text");
        problem(post(path + "/replies", "{\"text\":5}"), 400, "text");
        problem(post(path + "/replies", "{}"), 400, "text");
        problem(post(path + "/assign", "{}"), 400, "agent");
        problem(post(path + "/assign", "{\"agent\":\"nobody\"}"), 400, "nobody");
        problem(get("/tickets?limit=0"), 400, "limit");
        problem(get("/tickets?limit=many"), 400, "limit");
        problem(get("/tickets?status=odd"), 400, "status");
        problem(get("/tickets?cursor=odd"), 400, "cursor");
        problem(get(nobody), 404, "there is no ticket");
        problem(get("/tickets/odd/messages"), 404, "there is no ticket");
        problem(patch(nobody, "{}"), 404, "no such ticket");
        problem(get("/nothing"), 404, "");
        problem(caller().delete("/api/v1" + path).then(), 405, "");
        problem(
                caller().contentType("text/plain")
                        .body("x")
                        .post("/api/v1" + path + "/replies")
                        .then(),
                415,
                "");
        problem(
                caller().header("If-Match", "\"1\"")
                        .body("{}")
                        .patch("/api/v1" + path)
                        .then(),
                412,
                "ETag");
        problem(
                caller().header("If-Match", "odd")
                        .body("{}")
                        .patch("/api/v1" + path)
                        .then(),
                400,
                "If-Match");
        problem(patch("/agents/nobody", "{\"available\":true}"), 404, "nobody");
        problem(post("/parked/nobody/release", ""), 404, "nobody");
    }

    @Test
    void what_we_know_of_ourselves_is_measured() {
        given().get("/q/metrics")
                .then()
                .body(containsString("muara_inbox_duplicates_total"))
                .body(containsString("muara_order_violations_total"))
                .body(containsString("muara_intake_seconds"))
                .body(containsString("muara_outbox_unpublished"))
                .body(containsString("muara_outbox_oldest_age"))
                .body(containsString("muara_relay_shards"))
                .body(containsString("muara_parked"));
    }

    @Test
    void teams_are_there_from_the_beginning() {
        get("/teams")
                .statusCode(200)
                .body(
                        "items.id",
                        hasItems("customer-service", "technical", "marketing", "finance", "warehouse", "management"))
                .body("items.names.en", everyItem(not(equalTo(""))));
    }

    private static void problem(ValidatableResponse answer, int status, String detail) {
        var body = answer.statusCode(status)
                .contentType(PROBLEM)
                .body("status", equalTo(status))
                .body("type", equalTo("about:blank"))
                .extract()
                .asString();
        assertThat(body).contains(detail).doesNotContain("io.muara", "Exception", "com.fasterxml");
    }
}
