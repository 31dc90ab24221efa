package io.muara.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muara.contracts.TicketEvent;
import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import io.muara.testkit.TopicReader;
import jakarta.mail.Multipart;
import jakarta.mail.internet.InternetAddress;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From the customer to the ticket and back. */
@ExtendWith(OnePlatform.class)
class MessageJourney {

    private final Platform platform;
    private final Customer customer;

    MessageJourney(Platform platform) {
        this.platform = platform;
        this.customer = new Customer(platform);
    }

    @Test
    void a_webhook_becomes_a_ticket_with_category_priority_team_agent_and_events() throws Exception {
        assertThat(customer.writes("Barang yang datang rusak, tolong diganti").statusCode())
                .isEqualTo(200);

        var ticket = onlyTicket();
        assertThat(ticket.get("category").asText()).isEqualTo("complaint");
        assertThat(ticket.get("team").asText()).isEqualTo("customer-service");
        assertThat(ticket.get("priority").asText()).isEqualTo("normal");
        assertThat(ticket.get("channel").asText()).isEqualTo("whatsapp");
        assertThat(ticket.get("agent").asText()).isIn("sari", "budi");
        assertEventsWithoutGap(ticket.get("id").asText());
    }

    @Test
    void a_mail_becomes_a_ticket() {
        customer.mails("Invoice 77 charged twice", "Please refund the second payment.");

        var ticket = onlyTicket();
        assertThat(ticket.get("subject").asText()).isEqualTo("Invoice 77 charged twice");
        assertThat(ticket.get("channel").asText()).isEqualTo("email");
        assertThat(ticket.get("team").asText()).isNotEmpty();
    }

    @Test
    void a_mail_by_webhook_becomes_a_ticket() {
        new PostmarkSender(platform.addresses().emailUrl(), LocalAccounts.MAIL_ADDRESS)
                .send(customer.address(), "Invoice 78 charged twice", "Please refund the second payment.");

        var ticket = onlyTicket();
        assertThat(ticket.get("subject").asText()).isEqualTo("Invoice 78 charged twice");
        assertThat(ticket.get("channel").asText()).isEqualTo("email");
    }

    @Test
    void a_redelivered_webhook_changes_nothing() throws Exception {
        var call = customer.says("Apakah toko buka hari Minggu?");
        assertThat(customer.posts(call).statusCode()).isEqualTo(200);
        var before = onlyTicket();

        for (var i = 0; i < 5; i++) {
            assertThat(customer.posts(call).statusCode()).isEqualTo(200);
        }
        // A later message of the same conversation arrives behind the copies: once it is there, they have been handled.
        customer.writes("Halo?");

        await().atMost(30, SECONDS)
                .untilAsserted(() -> assertThat(customer.messages()).hasSize(2));
        assertThat(onlyTicket().get("number")).isEqualTo(before.get("number"));
    }

    @Test
    void a_reply_reaches_the_whatsapp_customer_and_its_delivery_report_the_ticket() throws Exception {
        customer.writes("Ongkir ke Denpasar berapa?");
        var ticket = onlyTicket();

        customer.api()
                .post("/tickets/%s/replies".formatted(ticket.get("id").asText()), Map.of("text", "Rp 25.000, kak."));

        await().atMost(30, SECONDS)
                .untilAsserted(() -> assertThat(platform.graph().sent()).anySatisfy(sent -> assertThat(sent.toString())
                        .contains("Rp 25.000, kak.")
                        .contains(customer.number().substring(1))));
        await().atMost(30, SECONDS).untilAsserted(() -> assertThat(customer.events())
                .anySatisfy(event -> assertThat(event.get("type").asText()).isEqualTo("message.sent"))
                .anySatisfy(event -> assertThat(event.toString()).contains("message.delivery_updated", "read")));
        assertThat(onlyTicket().get("status").asText()).isEqualTo("pending");
    }

    @Test
    void a_reply_reaches_the_mail_customer_in_the_thread_they_started() {
        customer.mails("Stok tas rotan", "Apakah masih ada?");
        var ticket = onlyTicket();

        customer.api()
                .post("/tickets/%s/replies".formatted(ticket.get("id").asText()), Map.of("text", "Masih ada, kak."));

        await().atMost(30, SECONDS)
                .untilAsserted(() -> assertThat(platform.mail().received(customer.address()))
                        .singleElement()
                        .satisfies(mail -> {
                            assertThat(mail.getHeader("In-Reply-To")).hasSize(1);
                            assertThat(mail.getSubject()).startsWith("Re: Stok tas rotan");
                            var text = ((Multipart) mail.getContent()).getBodyPart(0);
                            assertThat(text.getContent().toString()).startsWith("Masih ada, kak.");
                        }));
    }

    @Test
    void a_file_of_an_agent_reaches_the_mail_customer_byte_for_byte() throws Exception {
        customer.mails("Nota", "Boleh minta notanya?");
        var ticket = onlyTicket();
        var file = new byte[50_000];
        new Random(7).nextBytes(file);

        customer.api()
                .post(
                        "/tickets/%s/replies".formatted(ticket.get("id").asText()),
                        Map.of("text", "Terlampir, kak.", "attachments", List.of(uploaded("nota.bin", file))));

        await().atMost(30, SECONDS)
                .untilAsserted(() -> assertThat(platform.mail().received(customer.address()))
                        .singleElement()
                        .satisfies(mail -> {
                            var parts = (Multipart) mail.getContent();
                            var attached = parts.getBodyPart(parts.getCount() - 1);
                            assertThat(attached.getFileName()).isEqualTo("nota.bin");
                            assertThat(attached.getInputStream().readAllBytes()).isEqualTo(file);
                        }));
    }

    private String uploaded(String name, byte... bytes) throws Exception {
        var form = new ByteArrayOutputStream();
        form.writeBytes("""
                --form\r
                Content-Disposition: form-data; name="file"; filename="%s"\r
                Content-Type: application/octet-stream\r
                \r
                """.formatted(name).getBytes(UTF_8));
        form.writeBytes(bytes);
        form.writeBytes("\r\n--form--\r\n".getBytes(UTF_8));
        var call = HttpRequest.newBuilder(URI.create(platform.addresses().ticketUrl() + "/api/v1/files"))
                .header("Authorization", "Bearer " + platform.apiKey())
                .header("Content-Type", "multipart/form-data; boundary=form")
                .POST(BodyPublishers.ofByteArray(form.toByteArray()))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var kept = client.send(call, BodyHandlers.ofString());
            assertThat(kept.statusCode()).as(kept.body()).isEqualTo(201);
            return new ObjectMapper().readTree(kept.body()).get("id").asText();
        }
    }

    @Test
    void a_mail_customer_may_answer_from_another_address() throws Exception {
        customer.mails("Tas rotan", "Apakah masih ada?");
        var ticket = onlyTicket();
        customer.api()
                .post("/tickets/%s/replies".formatted(ticket.get("id").asText()), Map.of("text", "Masih ada, kak."));
        await().atMost(30, SECONDS)
                .untilAsserted(() ->
                        assertThat(platform.mail().received(customer.address())).hasSize(1));
        var reply = platform.mail().received(customer.address()).getFirst();

        var elsewhere = "kantor." + customer.address();
        customer.mails(
                elsewhere, ((InternetAddress) reply.getReplyTo()[0]).getAddress(), reply.getSubject(), "Dua, kak.");

        await().atMost(60, SECONDS)
                .untilAsserted(() -> assertThat(customer.messages()).hasSize(3));
        var answer = customer.messages().getLast();
        assertThat(answer.get("from").asText()).isEqualTo(elsewhere);
        assertThat(answer.get("placement").get("by").asText()).isEqualTo("signed_address");
        assertThat(onlyTicket().get("subject").asText()).isEqualTo("Tas rotan");
    }

    private JsonNode onlyTicket() {
        await().atMost(60, SECONDS)
                .untilAsserted(() -> assertThat(customer.tickets()).hasSize(1));
        return customer.tickets().getFirst();
    }

    private void assertEventsWithoutGap(String ticket) {
        try (var reader = new TopicReader(platform.kafka().bootstrapServers(), Topics.TICKET_EVENTS)) {
            await().atMost(30, SECONDS).untilAsserted(() -> {
                var events = reader.records().stream()
                        .filter(record -> record.key().equals(ticket))
                        .map(record -> Wire.read(record.value(), TicketEvent.class))
                        .toList();
                assertThat(events)
                        .extracting(TicketEvent::type)
                        .contains(
                                TicketEvent.Type.TICKET_CREATED,
                                TicketEvent.Type.MESSAGE_RECEIVED,
                                TicketEvent.Type.ASSIGNED);
                assertThat(events)
                        .extracting(TicketEvent::ticketVersion)
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(1, events.size()).boxed().toList());
            });
        }
    }
}
