package io.muara.ticket.api;

import static io.muara.ticket.Caller.caller;
import static io.muara.ticket.Caller.get;
import static io.muara.ticket.Caller.happenedTo;
import static io.muara.ticket.Caller.post;
import static io.muara.ticket.Caller.ticket;
import static io.muara.ticket.Caller.ticketOf;
import static io.muara.ticket.Letters.chat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.muara.testkit.KafkaResource;
import io.muara.testkit.PostgresResource;
import io.muara.ticket.Platform;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
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
class ManyAtOnceIT {

    private static final String PROBLEM = "application/problem+json";

    @Inject
    Platform platform;

    @Test
    void a_view_is_a_filter_with_a_name_and_counts_its_tickets() {
        var contact = Platform.somebody();
        platform.route(chat(contact).to("finance"));
        var ticket = ticketOf(contact);
        var name = "Keuangan " + contact;
        var body = """
                {"name":"%s","filter":{"team":["finance"],"contact":["%s"],"createdFrom":["PT1H"]}}""".formatted(name, contact);

        String id = post("/views", body).statusCode(201).extract().path("id");

        post("/views", body).statusCode(409).contentType(PROBLEM);
        get("/views").statusCode(200).body("items.name", hasItem(name));
        get("/views/" + id).statusCode(200).body("filter.team", contains("finance"));
        get("/views/%s/tickets".formatted(id)).statusCode(200).body("items.id", contains(ticket));
        assertThat(get("/views/counts")
                        .extract()
                        .jsonPath()
                        .getInt("items.find { it.view == '%s' }.tickets".formatted(id)))
                .isEqualTo(1);

        caller().body(body.replace("finance", "technical"))
                .put("/api/v1/views/" + id)
                .then()
                .statusCode(200)
                .body("filter.team", contains("technical"));
        get("/views/%s/tickets".formatted(id)).statusCode(200).body("items.id", not(hasItem(ticket)));
        caller().delete("/api/v1/views/" + id).then().statusCode(204);
        caller().delete("/api/v1/views/" + id).then().statusCode(404).contentType(PROBLEM);
    }

    @Test
    void an_agents_views_are_seen_by_nobody_else() {
        var agent = "agent-" + Platform.somebody();
        var body = """
                {"name":"Punyaku","owner":"%s","filter":{"agent":["%s"],"status":["new","open"]}}""".formatted(agent, agent);

        post("/views", body).statusCode(201);

        get("/views?agent=" + agent).body("items.owner", hasItem(agent));
        get("/views").body("items.owner", not(hasItem(agent)));
        get("/views/counts?agent=" + agent).statusCode(200);
    }

    @Test
    void a_view_of_what_there_is_not_is_refused() {
        for (var wrong : List.of(
                "{}",
                "{\"name\":\"x\"}",
                "{\"name\":\"x\",\"filter\":{\"colour\":[\"red\"]}}",
                "{\"name\":\"x\",\"filter\":{\"status\":[\"lost\"]}}",
                "{\"name\":\"x\",\"filter\":{\"status\":null}}",
                "{\"name\":\"x\",\"filter\":{\"createdTo\":[\"soon\"]}}",
                "{\"name\":\" \",\"filter\":{}}",
                "{\"name\":\"x\",\"filter\":{},\"colour\":1}")) {
            post("/views", wrong).statusCode(400).contentType(PROBLEM);
        }
        get("/views/nowhere").statusCode(404).contentType(PROBLEM);
    }

    @Test
    void several_tickets_are_changed_alike_and_each_says_what_became_of_it() {
        var one = someTicket();
        var closed = someTicket();
        for (var status : List.of("resolved", "closed")) {
            caller().body("{\"status\":\"%s\"}".formatted(status)).patch("/api/v1/tickets/" + closed);
        }
        var other = someTicket();
        var agent = "agent-" + Platform.somebody();
        post("/agents", "{\"id\":\"%s\",\"name\":\"A\",\"available\":false}".formatted(agent))
                .statusCode(201);

        post("/bulk", """
                {"tickets":[{"id":"%s"},{"id":"%s"},{"id":"%s"},{"id":"%s","version":99}],
                 "status":"open","priority":"high","addLabels":["vip"],"agent":"%s"}""".formatted(one, closed, UUID.randomUUID(), other, agent))
                .statusCode(200)
                .body("items.status", contains(200, 409, 404, 412))
                .body("items[0].ticket.agent", equalTo(agent))
                .body("items[1].detail", containsString("closed"));

        assertThat(ticket(one).getString("priority")).isEqualTo("high");
        assertThat(ticket(one).getString("status")).isEqualTo("open");
        assertThat(ticket(one).<String>getList("labels")).containsExactly("vip");
        assertThat(ticket(other).getString("priority")).isEqualTo("normal");
        post("/bulk", """
                {"tickets":[{"id":"%s"}],"removeLabels":["vip"],"unassign":true,"team":"finance"}""".formatted(one)).body("items.status", contains(200));
        assertThat(ticket(one).<String>getList("labels")).isEmpty();
        assertThat(ticket(one).getString("team")).isEqualTo("finance");
        post("/bulk", "{\"tickets\":[{\"id\":\"%s\"}],\"agent\":\"nobody-there\"}".formatted(one))
                .body("items.status", contains(400));
    }

    @Test
    void a_bulk_change_that_cannot_be_meant_changes_nothing() {
        var id = someTicket();
        var many = IntStream.range(0, 101)
                .mapToObj(i -> "{\"id\":\"%s\"}".formatted(UUID.randomUUID()))
                .toList();
        for (var wrong : List.of(
                "{}",
                "{\"tickets\":[],\"status\":\"open\"}",
                "{\"tickets\":[null],\"status\":\"open\"}",
                "{\"tickets\":[{\"id\":\"%s\"}]}".formatted(id),
                "{\"tickets\":[{\"id\":\"%s\"},{\"id\":\"%s\"}],\"status\":\"open\"}".formatted(id, id),
                "{\"tickets\":[{\"id\":\"%s\"}],\"agent\":\"a\",\"unassign\":true}".formatted(id),
                "{\"tickets\":%s,\"status\":\"open\"}".formatted(many))) {
            post("/bulk", wrong).statusCode(400).contentType(PROBLEM);
        }
        assertThat(ticket(id).getLong("version")).isEqualTo(2);
    }

    @Test
    void a_call_that_is_made_again_under_its_key_does_nothing_again() {
        var id = someTicket();
        var key = UUID.randomUUID().toString();

        var first = reply(id, key, "Halo kak");
        var second = reply(id, key, "Halo kak");

        first.then().statusCode(201);
        second.then().statusCode(201).header("Idempotency-Replayed", "true").header("ETag", first.header("ETag"));
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.contentType()).isEqualTo(first.contentType());
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(ticket(id).getInt("messages")).isEqualTo(2);
        reply(id, key, "Lain").then().statusCode(422).contentType(PROBLEM);
        reply(someTicket(), key, "Halo kak").then().statusCode(422);
        reply(id, "spaces are not allowed", "Halo").then().statusCode(400).contentType(PROBLEM);
    }

    @Test
    void what_was_refused_is_refused_again() {
        var key = UUID.randomUUID().toString();
        var nowhere = UUID.randomUUID().toString();

        assertThat(reply(nowhere, key, "Halo").statusCode()).isEqualTo(404);

        reply(nowhere, key, "Halo").then().statusCode(404).contentType(PROBLEM).header("Idempotency-Replayed", "true");
    }

    @Test
    void of_calls_at_the_same_time_under_one_key_one_does_the_work() throws Exception {
        var id = someTicket();
        var key = UUID.randomUUID().toString();
        var start = new CountDownLatch(1);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, 8)
                    .mapToObj(i -> callers.submit(() -> {
                        start.await();
                        return reply(id, key, "Halo kak").statusCode();
                    }))
                    .toList();
            start.countDown();
            for (Future<Integer> call : calls) {
                assertThat(call.get()).isIn(201, 409);
            }
        }

        assertThat(ticket(id).getInt("messages")).isEqualTo(2);
        assertThat(happenedTo(id)).hasSize(3);
        reply(id, key, "Halo kak").then().statusCode(201);
    }

    @Test
    void nobody_knows_what_became_of_a_call_that_was_interrupted() {
        var id = someTicket();
        var key = UUID.randomUUID().toString();
        reply(id, key, "Halo kak").then().statusCode(201);
        platform.execute("update idempotent_call set status = null where key = '%s'".formatted(key));

        reply(id, key, "Halo kak").then().statusCode(409).contentType(PROBLEM);

        platform.execute(
                "update idempotent_call set came_at = now() - interval '2 days' where key = '%s'".formatted(key));
        reply(id, key, "Halo kak").then().statusCode(201);
        assertThat(ticket(id).getInt("messages")).isEqualTo(3);
    }

    private String someTicket() {
        var contact = Platform.somebody();
        platform.route(chat(contact));
        return ticketOf(contact);
    }

    private static Response reply(String ticket, String key, String text) {
        return caller().header("Idempotency-Key", key)
                .body("{\"text\":\"%s\"}".formatted(text))
                .post("/api/v1/tickets/%s/replies".formatted(ticket));
    }
}
