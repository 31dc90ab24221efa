package io.muara.ticket.intake;

import static io.muara.ticket.Caller.get;
import static io.muara.ticket.Caller.ticketOf;
import static io.muara.ticket.Letters.chat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.muara.contracts.TicketEvent;
import io.muara.contracts.Topics;
import io.muara.testkit.EmbeddedDatabase;
import io.muara.testkit.KafkaResource;
import io.muara.ticket.Platform;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(value = OutageIT.LateDatabase.class, restrictToAnnotatedClass = true)
class OutageIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Platform platform;

    /** Is away when the service starts. */
    public static class LateDatabase implements QuarkusTestResourceLifecycleManager {

        private static final EmbeddedDatabase DATABASE = EmbeddedDatabase.startTemporary();

        @Override
        public Map<String, String> start() {
            DATABASE.pause();
            return Map.of(
                    "quarkus.datasource.reactive.url", DATABASE.reactiveUrl(),
                    "quarkus.datasource.username", "postgres",
                    "quarkus.datasource.password", "postgres");
        }

        @Override
        public void stop() {
            DATABASE.close();
        }
    }

    @Test
    void work_goes_on_by_itself_when_postgresql_comes_late_and_comes_back() {
        var early = Platform.somebody();
        platform.route(chat(early));
        given().get("/q/health/ready").then().statusCode(503);
        given().get("/q/health/live").then().statusCode(200);

        LateDatabase.DATABASE.resume();

        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
        ticketOf(early);

        LateDatabase.DATABASE.pause();
        var contact = Platform.somebody();
        platform.route(IntStream.range(0, 300)
                .mapToObj(i -> chat(contact).known("%03d".formatted(i)).routed())
                .toList());
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(503));
        given().get("/q/health/live").then().statusCode(200);
        get("/tickets").statusCode(503).header("Retry-After", equalTo("2"));
        LateDatabase.DATABASE.resume();

        var id = ticketOf(contact);
        await().atMost(PATIENCE)
                .untilAsserted(() -> get("/tickets/" + id).statusCode(200).body("messages", equalTo(300)));
        try (var events = platform.read(Topics.TICKET_EVENTS)) {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(platform.eventsOf(events, contact))
                    .extracting(TicketEvent::ticketVersion)
                    .isEqualTo(IntStream.rangeClosed(1, 301)
                            .mapToObj(Long::valueOf)
                            .toList()));
        }
    }
}
