package io.muara.ticket.intake;

import static io.muara.ticket.Letters.chat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muara.contracts.Topics;
import io.muara.testkit.KafkaResource;
import io.muara.testkit.PostgresResource;
import io.muara.ticket.Platform;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class IntakeIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Platform platform;

    @Test
    void a_routed_message_becomes_a_ticket_and_its_events() {
        var contact = Platform.somebody();

        platform.route(chat(contact).known("a").saying("Barang saya rusak"));

        try (var events = platform.read(Topics.TICKET_EVENTS)) {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(platform.eventsOf(events, contact))
                    .extracting(
                            event -> event.ticketVersion() + " " + event.type().id())
                    .containsExactly("1 ticket.created", "2 message.received"));
        }
    }
}
