package io.muara.ticket.sla;

import static io.muara.ticket.Caller.caller;
import static io.muara.ticket.Caller.get;
import static io.muara.ticket.Caller.happenedTo;
import static io.muara.ticket.Caller.patch;
import static io.muara.ticket.Caller.post;
import static io.muara.ticket.Caller.ticket;
import static io.muara.ticket.Caller.ticketOf;
import static io.muara.ticket.Letters.chat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.muara.contracts.RoutedMessage;
import io.muara.contracts.SlaPolicyId;
import io.muara.contracts.TicketEvent;
import io.muara.contracts.Topics;
import io.muara.testkit.KafkaResource;
import io.muara.testkit.PostgresResource;
import io.muara.ticket.Platform;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class SlaIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Instant WRITTEN = Instant.parse("2026-11-21T01:02:03Z");

    @Inject
    Platform platform;

    @Test
    void what_is_missed_is_told_once_and_escalated_by_every_step() {
        var contact = Platform.somebody();
        platform.route(chat(contact).labelled("sla-overdue"));
        var id = ticketOf(contact);

        await().atMost(PATIENCE)
                .until(() -> happenedTo(id).stream()
                                .filter("ticket.escalated"::equals)
                                .count()
                        == 2);

        assertThat(happenedTo(id))
                .containsExactly(
                        "ticket.created",
                        "message.received",
                        "sla.breached",
                        "ticket.priority_changed",
                        "ticket.updated",
                        "ticket.escalated",
                        "ticket.escalated");
        assertThat(ticket(id).getString("priority")).isEqualTo("high");
        assertThat(ticket(id).getString("team")).isEqualTo("management");
        try (var topic = platform.read(Topics.TICKET_EVENTS)) {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(platform.eventsOf(topic, contact))
                    .hasSize(7));
            var events = platform.eventsOf(topic, contact);
            var breached = events.get(2);
            assertThat(breached.actor()).isEqualTo("sla");
            assertThat(breached.sla()).hasValueSatisfying(sla -> {
                assertThat(sla.policy()).isEqualTo(new SlaPolicyId("overdue"));
                assertThat(sla.target()).contains("first_response");
                assertThat(sla.startedAt()).contains(WRITTEN);
                assertThat(sla.dueAt()).contains(WRITTEN.plus(Duration.ofHours(1)));
            });
            assertThat(events.get(5).sla().orElseThrow().recipients()).containsExactly("team:management", "agent:sari");
            assertThat(events).extracting(TicketEvent::ticketVersion).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        }
        assertThat(sla(id).getString("outcome")).isEqualTo("breached");
        assertThat(sla(id).getString("clocks.find { it.target == 'first_response' }.outcome"))
                .isEqualTo("breached");
        assertThat(due("team=management").<String>getList("items.ticket.id")).contains(id);
        caller().get("/q/metrics")
                .then()
                .body(containsString("muara_sla_total{outcome=\"breached\",target=\"first_response\"}"))
                .body(containsString("muara_sla_overdue"));
    }

    @Test
    void an_answer_meets_its_target_and_clocks_follow_the_ticket() {
        var contact = Platform.somebody();
        platform.route(chat(contact).labelled("sla-patient"));
        var id = ticketOf(contact);
        assertThat(clock(id, "first_response").getString("dueAt"))
                .isEqualTo(WRITTEN.plus(Duration.ofDays(200)).toString());
        assertThat(clock(id, "resolution").getString("dueAt"))
                .isEqualTo(WRITTEN.plus(Duration.ofDays(366)).toString());

        patch("/tickets/" + id, "{\"priority\":\"high\"}").statusCode(200);
        assertThat(clock(id, "resolution").getString("dueAt"))
                .isEqualTo(WRITTEN.plus(Duration.ofDays(300)).toString());

        post("/tickets/" + id + "/replies", "{\"text\":\"Sebentar ya\"}").statusCode(201);
        assertThat(clock(id, "resolution").getBoolean("paused")).isTrue();
        assertThat(clock(id, "resolution").getString("dueAt")).isNull();
        await().atMost(PATIENCE).until(() -> happenedTo(id).contains("sla.met"));

        platform.route(chat(contact).known("p-2").labelled("sla-patient"));
        await().atMost(PATIENCE).untilAsserted(() -> get("/tickets/" + id + "/sla")
                .statusCode(200)
                .body("clocks.target", hasItem("next_response"))
                .body("outcome", equalTo("pending")));
        patch("/tickets/" + id, "{\"status\":\"resolved\"}").statusCode(200);
        await().atMost(PATIENCE)
                .until(() -> happenedTo(id).stream().filter("sla.met"::equals).count() == 3);
        assertThat(sla(id).getString("outcome")).isEqualTo("met");
        assertThat(happenedTo(id)).doesNotContain("sla.breached", "sla.partly_met");
    }

    @Test
    void a_rule_names_the_policy_and_what_is_due_first_comes_first() {
        var sooner = Platform.somebody();
        var later = Platform.somebody();
        platform.route(chat(later).labelled("sla-patient").to("technical"));
        var second = ticketOf(later);
        platform.route(List.of(named(chat(sooner).to("technical").routed(), "by-name")));
        var first = ticketOf(sooner);

        assertThat(clock(first, "first_response").getString("policy")).isEqualTo("by-name");
        var page = due("team=technical&limit=1");
        assertThat(page.<String>getList("items.ticket.id")).containsExactly(first);
        assertThat(due("team=technical&cursor=" + page.getString("next")).<String>getList("items.ticket.id"))
                .contains(second)
                .doesNotContain(first);
        get("/sla/due?before=2026-12-01T00:00:00Z").body("items.ticket.id", not(hasItem(first)));
        get("/sla/due?before=tomorrow").statusCode(400).body("detail", containsString("before: must be a moment"));
        get("/tickets/none/sla").statusCode(404);

        var due = Instant.parse(clock(first, "first_response").getString("dueAt"));
        var fromNow = Duration.between(Instant.now(), due);
        for (var before :
                List.of(due.plusSeconds(1).toString(), fromNow.plusHours(1).toString())) {
            get("/tickets?team=technical&dueBefore=" + before).body("items.id", hasItem(first));
            get("/search?q=%s&dueBefore=%s".formatted(sooner, before)).body("items.ticket.id", hasItem(first));
        }
        for (var before : List.of(due.toString(), fromNow.minusHours(1).toString())) {
            get("/tickets?team=technical&dueBefore=" + before).body("items.id", not(hasItem(first)));
        }
        get("/tickets?dueBefore=soon")
                .statusCode(400)
                .body(
                        "detail",
                        containsString("dueBefore must be a moment such as 2026-11-21T01:02:03Z or how long from now"));
    }

    private static RoutedMessage named(RoutedMessage routed, String policy) {
        return new RoutedMessage(
                routed.message(),
                routed.category(),
                routed.priority(),
                routed.team(),
                routed.agent(),
                routed.labels(),
                routed.rulesVersion(),
                routed.decidedBy(),
                routed.acknowledge(),
                Optional.of(new SlaPolicyId(policy)),
                routed.spam(),
                routed.findings());
    }

    private static JsonPath due(String query) {
        return get("/sla/due?" + query).statusCode(200).extract().jsonPath();
    }

    private static JsonPath sla(String ticket) {
        return get("/tickets/" + ticket + "/sla").statusCode(200).extract().jsonPath();
    }

    private static JsonPath clock(String ticket, String target) {
        return sla(ticket).setRootPath("clocks.find { it.target == '%s' }".formatted(target));
    }
}
