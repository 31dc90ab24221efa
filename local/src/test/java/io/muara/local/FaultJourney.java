package io.muara.local;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muara.contracts.TicketEvent;
import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import io.muara.testkit.TopicReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What breaks, breaks here: nothing is lost, doubled or out of order. */
@ExtendWith(OnePlatform.class)
class FaultJourney {

    private static final int CUSTOMERS = 200;
    private static final int MESSAGES_EACH = 10;
    private static final int CALLS_AT_ONCE = 16;

    /** Longer than any statement, lock or session of ticket-service waits. */
    private static final Duration OUTAGE =
            Boolean.getBoolean("muara.tests.long") ? Duration.ofSeconds(90) : Duration.ofSeconds(40);

    private final Platform platform;

    FaultJourney(Platform platform) {
        this.platform = platform;
    }

    @Test
    void ticket_service_is_killed_in_the_middle_of_two_thousand_messages() throws Exception {
        var customers =
                Stream.generate(() -> new Customer(platform)).limit(CUSTOMERS).toList();
        var accepted = new AtomicInteger();
        var ticketService = platform.service("ticket-service");

        try (var work = Executors.newVirtualThreadPerTaskExecutor()) {
            var atOnce = new Semaphore(CALLS_AT_ONCE);
            var writing = customers.stream()
                    .map(customer -> work.submit(writing(customer, atOnce, accepted)))
                    .toList();
            await().atMost(120, SECONDS).until(() -> accepted.get() > CUSTOMERS * MESSAGES_EACH / 3);
            ticketService.kill();
            ticketService.start();
            for (var done : writing) {
                done.get();
            }
        }
        assertThat(ticketService.awaitReady(Duration.ofMinutes(2))).isTrue();

        assertThat(accepted).hasValue(CUSTOMERS * MESSAGES_EACH);
        var expected = IntStream.range(0, MESSAGES_EACH)
                .mapToObj("pesan %d"::formatted)
                .toList();
        var versions = new HashMap<String, Long>();
        for (var customer : customers) {
            await().atMost(120, SECONDS)
                    .untilAsserted(() -> assertThat(texts(customer)).isEqualTo(expected));
            assertThat(customer.tickets()).hasSize(1);
            var ticket = customer.tickets().getFirst();
            versions.put(ticket.get("id").asText(), ticket.get("version").asLong());
        }
        assertEventsWithoutGap(versions);
    }

    @Test
    void kafka_is_away_so_nothing_is_acknowledged_and_everything_flows_when_it_is_back() throws Exception {
        var customer = new Customer(platform);
        var call = customer.says("Apakah pesan ini sampai?");

        platform.kafka().pause();
        var refused = customer.posts(call);
        platform.kafka().resume();

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        await().atMost(60, SECONDS).ignoreExceptions().untilAsserted(() -> assertThat(
                        customer.posts(call).statusCode())
                .isEqualTo(200));
        await().atMost(60, SECONDS).ignoreExceptions().untilAsserted(() -> assertThat(texts(customer))
                .containsExactly("Apakah pesan ini sampai?"));
    }

    @Test
    void postgresql_is_away_for_longer_than_anything_waits_and_intake_resumes_by_itself() throws Exception {
        var customer = new Customer(platform);

        platform.database().pause();
        for (var text : List.of("satu", "dua", "tiga")) {
            assertThat(customer.writes(text).statusCode()).isEqualTo(200);
        }
        await().pollDelay(OUTAGE).atMost(OUTAGE.plusSeconds(5)).until(() -> true);
        assertThat(platform.service("ticket-service").alive()).isTrue();
        platform.database().resume();

        await().atMost(120, SECONDS).ignoreExceptions().untilAsserted(() -> assertThat(texts(customer))
                .containsExactly("satu", "dua", "tiga"));
    }

    /** One customer writes one message after the other, again and again until each is accepted, as a provider would. */
    private static Callable<Integer> writing(Customer customer, Semaphore atOnce, AtomicInteger accepted) {
        return () -> {
            for (var i = 0; i < MESSAGES_EACH; i++) {
                var call = customer.says("pesan " + i);
                atOnce.acquire();
                try {
                    await().atMost(60, SECONDS).until(() -> customer.posts(call).statusCode() == 200);
                } finally {
                    atOnce.release();
                }
                accepted.incrementAndGet();
            }
            return MESSAGES_EACH;
        };
    }

    private static List<String> texts(Customer customer) {
        return customer.tickets().isEmpty()
                ? List.of()
                : customer.messages().stream()
                        .map(message -> message.get("text").asText())
                        .toList();
    }

    /** @param versions the version each ticket is at */
    private void assertEventsWithoutGap(Map<String, Long> versions) {
        var seen = new HashMap<String, List<Long>>();
        try (var reader = new TopicReader(platform.kafka().bootstrapServers(), Topics.TICKET_EVENTS)) {
            await().atMost(120, SECONDS).untilAsserted(() -> {
                seen.clear();
                reader.records().forEach(record -> seen.computeIfAbsent(record.key(), key -> new ArrayList<>())
                        .add(Wire.read(record.value(), TicketEvent.class).ticketVersion()));
                versions.forEach((id, version) -> assertThat(seen.get(id))
                        .as("versions of ticket %s", id)
                        .isEqualTo(LongStream.rangeClosed(1, version).boxed().toList()));
            });
        }
    }
}
