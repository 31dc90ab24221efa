package io.muara.ticket.stream;

import static io.muara.ticket.Caller.get;
import static io.muara.ticket.Caller.patch;
import static io.muara.ticket.Caller.ticketOf;
import static io.muara.ticket.Letters.chat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muara.testkit.KafkaResource;
import io.muara.testkit.PostgresResource;
import io.muara.ticket.Caller;
import io.muara.ticket.Listening;
import io.muara.ticket.Platform;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
@TestProfile(EventsIT.LittleMemory.class)
class EventsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TestHTTPResource("/api/v1/events")
    URI events;

    @Inject
    Platform platform;

    /** Little is kept in memory, so that what was missed comes from Kafka. */
    public static class LittleMemory implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("muara.stream.recent", "5", "muara.stream.heartbeat", "200ms");
        }
    }

    @Test
    void what_happens_is_told_in_order_and_a_comment_when_nothing_does() {
        var id = someTicket();
        try (var listening = listen("?ticket=" + id, "")) {
            await().atMost(PATIENCE)
                    .until(() -> listening.lines().contains(":still here")
                            || listening.lines().contains(": still here"));
            for (var priority : List.of("low", "high", "urgent")) {
                patch("/tickets/" + id, "{\"priority\":\"%s\"}".formatted(priority))
                        .statusCode(200);
            }

            await().atMost(PATIENCE).until(() -> listening.versions(id).equals(List.of("3", "4", "5")));
            assertThat(listening.lines()).contains("event:ticket.priority_changed");
        }
    }

    @Test
    void whoever_comes_back_misses_nothing_and_hears_nothing_twice() {
        var id = someTicket();
        String last;
        try (var listening = listen("?ticket=" + id, "")) {
            await().atMost(PATIENCE).until(() -> !listening.lastId().isEmpty());
            patch("/tickets/" + id, "{\"subject\":\"0\"}");
            await().atMost(PATIENCE).until(() -> listening.versions(id).equals(List.of("3")));
            last = listening.lastId();
        }
        var others = IntStream.range(0, 12).mapToObj(i -> someTicket()).toList();
        for (var i = 1; i <= 10; i++) {
            patch("/tickets/" + id, "{\"subject\":\"%d\"}".formatted(i)).statusCode(200);
        }

        try (var listening = listen("", last)) {
            await().atMost(PATIENCE).until(() -> listening.versions(id).size() >= 10);
            patch("/tickets/" + id, "{\"subject\":\"11\"}");
            await().atMost(PATIENCE).until(() -> listening.versions(id).size() >= 11);
            assertThat(listening.versions(id))
                    .containsExactlyElementsOf(IntStream.rangeClosed(4, 14)
                            .mapToObj(Integer::toString)
                            .toList());
            assertThat(others)
                    .allSatisfy(other -> assertThat(listening.versions(other)).contains("1", "2"));
        }
    }

    @Test
    void whom_nothing_concerns_hears_so_with_a_place_to_come_back_to_though_other_things_never_stop() {
        var other = someTicket();
        try (var listening = listen("?team=nobodys", "")) {
            await().atMost(PATIENCE).until(() -> !listening.lastId().isEmpty());
            var ids = new LinkedHashSet<String>();
            for (var change = 0; change < 500 && ids.size() < 5; change++) {
                patch("/tickets/" + other, "{\"subject\":\"%d\"}".formatted(change))
                        .statusCode(200);
                ids.add(listening.lastId());
            }

            assertThat(ids).hasSize(5);
            assertThat(listening.heard()).isEmpty();
        }
    }

    @Test
    void only_what_is_asked_for_is_told() {
        try (var finance = listen("?team=finance", "");
                var agent = listen("?agent=nobody-yet", "");
                var all = listen("", "")) {
            await().atMost(PATIENCE).until(() -> Stream.of(finance, agent, all)
                    .noneMatch(one -> one.lines().isEmpty()));
            var contact = Platform.somebody();
            platform.route(chat(contact).to("finance"));
            var paid = ticketOf(contact);
            var other = someTicket();

            await().atMost(PATIENCE)
                    .until(() -> all.versions(other).contains("2")
                            && all.versions(paid).contains("2"));
            await().atMost(PATIENCE).until(() -> finance.versions(paid).contains("2"));
            assertThat(finance.versions(other)).isEmpty();
            assertThat(agent.versions(paid)).isEmpty();
        }
    }

    @Test
    void a_place_that_is_no_longer_kept_or_never_was_one_is_told_so() {
        var nowhere = "999999999" + ".0".repeat(23);
        try (var listening = listen("", nowhere)) {
            await().atMost(PATIENCE).until(() -> listening.lines().contains("event:lost"));
        }
        Caller.caller()
                .header("Last-Event-ID", "42")
                .get("/api/v1/events")
                .then()
                .statusCode(400);
        get("/events?ticket=none").statusCode(400).contentType("application/problem+json");
    }

    private String someTicket() {
        var contact = Platform.somebody();
        platform.route(chat(contact));
        return ticketOf(contact);
    }

    private Listening listen(String query, String lastEventId) {
        return Listening.open(URI.create(events + query), Caller.KEY, lastEventId);
    }
}
