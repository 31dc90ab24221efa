package io.muara.email;

import static io.restassured.RestAssured.when;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.muara.contracts.DeliveryReport;
import io.muara.contracts.DeliveryReport.Status;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import io.muara.contracts.kafka.DurableProducer;
import io.muara.email.outbound.Replies;
import io.muara.testkit.FakeMailServer;
import io.muara.testkit.TopicReader;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(WaysResource.class)
class IngestEmailIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @SuppressWarnings("NullAway.Init") // WaysResource injects it
    FakeMailServer mail;

    @Test
    void a_mail_comes_in_and_its_reply_goes_out() throws Exception {
        mail.deliver(
                "support@muara.local",
                "From: Wulan <wulan@example.org>\r\nMessage-ID: <ingest@example.org>\r\nSubject: Pesanan\r\n\r\nHalo.\r\n"
                        .getBytes(UTF_8));
        var inbound = awaitInbound();
        assertThat(inbound.content().text()).isEqualTo("Halo.");

        reply(inbound.provenance().providerId());

        await().atMost(PATIENCE).until(() -> !mail.received("wulan@example.org").isEmpty());
        var received = mail.received("wulan@example.org").getFirst();
        assertThat(received.getHeader("In-Reply-To")).containsExactly("<ingest@example.org>");
        assertThat(received.getHeader("References")).containsExactly("<ingest@example.org>");
        assertThat(received.getMessageID()).isEqualTo("<" + Replies.ID + "@muara.local>");
        assertThat(received.getFrom()).extracting(Object::toString).containsExactly("support@muara.local");
        awaitReports(Status.SENDING, Status.SENT);
    }

    @Test
    void the_service_is_ready_and_tells_of_its_mailboxes() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> when().get("/q/health/ready").then().statusCode(200));
        await().atMost(PATIENCE).untilAsserted(() -> when().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("muara_mailbox_up{account=\"support\",folder=\"INBOX\"} 1.0")));
    }

    private void reply(String answered) throws Exception {
        var message = Replies.to("wulan@example.org", "Re: Pesanan", answered);
        try (var producer = DurableProducer.create(Map.of("bootstrap.servers", kafka), "test", PATIENCE)) {
            producer.send(new ProducerRecord<>(
                            Topics.outbound(EmailChannel.ID),
                            message.conversation().toString(),
                            Wire.bytes(message)))
                    .get();
        }
    }

    private InboundMessage awaitInbound() {
        try (var reader = new TopicReader(kafka, Topics.INBOUND)) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(ofWulan(reader)).hasSize(1));
            return Wire.read(ofWulan(reader).getFirst().value(), InboundMessage.class);
        }
    }

    private void awaitReports(Status... expected) {
        try (var reader = new TopicReader(kafka, Topics.DELIVERIES)) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(statuses(reader)).containsExactly(expected));
        }
    }

    private static List<Status> statuses(TopicReader reader) {
        return reader.records().stream()
                .map(record -> Wire.read(record.value(), DeliveryReport.class))
                .filter(report -> report.reply().equals(Optional.of(Replies.ID)))
                .map(DeliveryReport::status)
                .toList();
    }

    private static List<ConsumerRecord<String, byte[]>> ofWulan(TopicReader reader) {
        return reader.records().stream()
                .filter(record -> record.key().endsWith("/wulan@example.org"))
                .toList();
    }
}
