package io.muara.ticket.upload;

import static io.muara.ticket.Caller.KEY;
import static io.muara.ticket.Caller.caller;
import static io.muara.ticket.Caller.get;
import static io.muara.ticket.Caller.post;
import static io.muara.ticket.Caller.ticketOf;
import static io.muara.ticket.Letters.chat;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.muara.attachments.AttachmentStore;
import io.muara.contracts.ChannelId;
import io.muara.contracts.OutboundMessage;
import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import io.muara.testkit.KafkaResource;
import io.muara.testkit.PostgresResource;
import io.muara.ticket.Platform;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class UploadsIT {

    private static final byte[] PICTURE = "\u0089PNG\r\n\u001a\n and more".getBytes(ISO_8859_1);
    private static final int TOO_LARGE = 3 << 20;

    @Inject
    Platform platform;

    @Inject
    AttachmentStore store;

    @Test
    void a_file_goes_with_a_reply_as_what_it_is() throws IOException {
        var contact = Platform.somebody();
        platform.route(chat(contact));
        var ticket = ticketOf(contact);

        var file = upload("../../faktur.pdf", "application/pdf", PICTURE)
                .statusCode(201)
                .body("name", equalTo("faktur.pdf"))
                .body("mediaType", equalTo("image/png"))
                .body("bytes", equalTo(PICTURE.length))
                .extract()
                .<String>path("id");
        post("/tickets/%s/replies".formatted(ticket), "{\"attachments\":[\"%s\"]}".formatted(file))
                .statusCode(201);

        var sent = sent(contact);
        assertThat(sent.text()).isEmpty();
        assertThat(sent.attachments()).hasSize(1);
        try (var bytes = store.open(sent.attachments().getFirst().stored().orElseThrow())) {
            assertThat(bytes.readAllBytes()).isEqualTo(PICTURE);
        }
        get("/tickets/%s/messages".formatted(ticket)).body("items[1].attachments[0].name", equalTo("faktur.pdf"));
        get("/tickets/%s/events".formatted(ticket))
                .body("items[2].reply.attachments[0].mediaType", equalTo("image/png"));
    }

    @Test
    void a_file_that_is_missing_unknown_or_too_large_is_refused() {
        var contact = Platform.somebody();
        platform.route(chat(contact));
        var ticket = ticketOf(contact);

        post(
                        "/tickets/%s/replies".formatted(ticket),
                        "{\"text\":\"x\",\"attachments\":[\"%s\"]}".formatted(UUID.randomUUID()))
                .statusCode(400)
                .body("detail", containsString("there is no file"));
        post("/tickets/%s/replies".formatted(ticket), "{}").statusCode(400);
        given().header("Authorization", "Bearer " + KEY)
                .multiPart("other", "x.txt", PICTURE)
                .post("/api/v1/files")
                .then()
                .statusCode(400)
                .body("detail", containsString("'file'"));
        upload("besar.bin", "image/png", new byte[TOO_LARGE]).statusCode(413);
    }

    @Test
    void nothing_but_a_file_may_be_large() throws IOException, InterruptedException {
        var text = "{\"text\":\"%s\"}".formatted("x".repeat(TOO_LARGE));

        caller().body(text)
                .post("/api/v1/tickets/" + UUID.randomUUID() + "/notes")
                .then()
                .statusCode(413);
        assertThat(chunked(text)).isEqualTo(413);
    }

    private static int chunked(String text) throws IOException, InterruptedException {
        var call = HttpRequest.newBuilder(URI.create(
                        "http://localhost:%d/api/v1/tickets/%s/notes".formatted(RestAssured.port, UUID.randomUUID())))
                .header("Authorization", "Bearer " + KEY)
                .header("Content-Type", "application/json")
                .version(HttpClient.Version.HTTP_1_1)
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(Platform.bytes(text))))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(call, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    private static ValidatableResponse upload(String name, String type, byte[] bytes) {
        return given().header("Authorization", "Bearer " + KEY)
                .multiPart("file", name, bytes, type)
                .post("/api/v1/files")
                .then();
    }

    private OutboundMessage sent(String contact) {
        try (var outbound = platform.read(Topics.outbound(new ChannelId("whatsapp")))) {
            await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> assertThat(outbound.records())
                    .anyMatch(record -> record.key().endsWith("/" + contact)));
            return outbound.records().stream()
                    .filter(record -> record.key().endsWith("/" + contact))
                    .map(record -> Wire.read(record.value(), OutboundMessage.class))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
