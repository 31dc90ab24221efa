package io.muara.ticket.file;

import static io.muara.ticket.Caller.get;
import static io.muara.ticket.Caller.happenedTo;
import static io.muara.ticket.Caller.ticketOf;
import static io.muara.ticket.Letters.chat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.muara.contracts.Attachment;
import io.muara.contracts.AttachmentReport;
import io.muara.contracts.MessageId;
import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import io.muara.testkit.KafkaResource;
import io.muara.testkit.PostgresResource;
import io.muara.ticket.Letters;
import io.muara.ticket.Platform;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class FilesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Attachment AWAITED = file(Optional.empty());
    private static final Attachment STORED = file(Optional.of("sha256-" + "0".repeat(64)));

    @Inject
    Platform platform;

    @Test
    void a_file_that_was_fetched_is_shown_as_stored_and_told_once() {
        var picture = picture(Platform.somebody());
        platform.route(picture);
        var id = ticketOf(picture.from().contact());

        report(picture, STORED, AttachmentReport.Outcome.STORED, Optional.empty());
        report(picture, STORED, AttachmentReport.Outcome.STORED, Optional.empty());

        awaitFile(id, "stored", STORED.stored().orElseThrow());
        assertThat(happenedTo(id)).containsExactly("ticket.created", "message.received", "ticket.updated");
    }

    @Test
    void a_file_that_is_gone_says_why() {
        var picture = picture(Platform.somebody());
        platform.route(picture);
        var id = ticketOf(picture.from().contact());

        report(picture, AWAITED, AttachmentReport.Outcome.FAILED, Optional.of("It was deleted."));

        awaitFile(id, "missing", "It was deleted.");
        get("/tickets/%s/messages".formatted(id)).body("items[0].attachments[0].stored", nullValue());
    }

    @Test
    void a_report_that_overtakes_its_message_is_not_lost() {
        var picture = picture(Platform.somebody());
        report(picture, STORED, AttachmentReport.Outcome.STORED, Optional.empty());
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(platform.query(
                        "select count(*) from early_attachment where message = ?",
                        message(picture).value()))
                .containsExactly("1"));

        platform.route(picture);

        awaitFile(ticketOf(picture.from().contact()), "stored", STORED.stored().orElseThrow());
    }

    @Test
    void a_report_that_nobody_can_read_goes_to_the_dead_letters() {
        platform.send(List.of(new ProducerRecord<>(Topics.ATTACHMENTS, "odd", Platform.bytes("{\"id\":"))));

        try (var dead = platform.read(Topics.deadLetter(Topics.ATTACHMENTS))) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(dead.records()).anyMatch(record -> "odd".equals(record.key())));
        }
    }

    private void awaitFile(String ticket, String field, String value) {
        await().atMost(PATIENCE).untilAsserted(() -> get("/tickets/%s/messages".formatted(ticket))
                .body("items[0].attachments[0]." + field, equalTo(value)));
    }

    private void report(
            Letters picture, Attachment attachment, AttachmentReport.Outcome outcome, Optional<String> reason) {
        var report = new AttachmentReport(
                MessageId.of(picture.from().channel(), "demo", picture.from().contact(), "fetched"),
                picture.from(),
                message(picture),
                attachment,
                outcome,
                reason,
                Instant.EPOCH);
        platform.send(
                List.of(new ProducerRecord<>(Topics.ATTACHMENTS, picture.from().toString(), Wire.bytes(report))));
    }

    private static MessageId message(Letters picture) {
        return picture.routed().message().id();
    }

    private static Letters picture(String contact) {
        return chat(contact).saying("lihat ini").carrying(AWAITED);
    }

    private static Attachment file(Optional<String> stored) {
        return new Attachment(
                "foto.jpg",
                "image/jpeg",
                Optional.empty(),
                Optional.empty(),
                stored,
                Optional.of("media-1"),
                Optional.empty());
    }
}
