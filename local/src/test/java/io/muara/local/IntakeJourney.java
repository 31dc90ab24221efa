package io.muara.local;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.muara.testkit.LocalSecrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** From the mail room and the telephone to the ticket and back. */
@ExtendWith(OnePlatform.class)
class IntakeJourney {

    private final Api api;
    private final IntakeSender desk;

    @TempDir
    Path folder;

    IntakeJourney(Platform platform) {
        this.api = new Api(platform.addresses().ticketUrl(), platform.apiKey());
        this.desk = new IntakeSender(platform.addresses().chatUrl(), LocalSecrets.DESK_KEY);
    }

    @Test
    void a_letter_becomes_a_ticket_with_its_scan_and_an_answer_is_told_to_be_written_by_hand() throws IOException {
        var who = "PT " + UUID.randomUUID();
        var scan = Files.writeString(folder.resolve("scan.pdf"), "%PDF-1.7");

        desk.letter(who, "Keberatan atas faktur 4711", "Jumlahnya tidak sesuai.", List.of(scan));

        var ticket = onlyTicketOf(who);
        assertThat(ticket.get("subject").asText()).isEqualTo("Keberatan atas faktur 4711");
        assertThat(ticket.get("channel").asText()).isEqualTo("manual");
        assertThat(messages(ticket).getFirst().at("/attachments/0/name").asText())
                .isEqualTo("scan.pdf");

        api.post("/tickets/%s/replies".formatted(ticket.get("id").asText()), Map.of("text", "Kami periksa."));

        await().atMost(30, SECONDS)
                .untilAsserted(() -> assertThat(messages(ticket).getLast().toString())
                        .contains("failed", "by phone or letter yourself and note it"));
    }

    @Test
    void two_calls_of_one_number_are_one_ticket() {
        var number = "+62897%09d".formatted(ThreadLocalRandom.current().nextInt(1_000_000_000));
        desk.call(number, Optional.of("Sari"), "Tanya jam buka", List.of());
        var ticket = onlyTicketOf(number.substring(1));

        desk.call(number, Optional.of("Sari"), "Menelepon lagi", List.of());

        await().atMost(30, SECONDS).untilAsserted(() -> assertThat(messages(ticket))
                .extracting(message -> message.get("text").asText())
                .containsExactly("Tanya jam buka", "Menelepon lagi"));
        assertThat(onlyTicketOf(number.substring(1)).get("id")).isEqualTo(ticket.get("id"));
    }

    private JsonNode onlyTicketOf(String contact) {
        await().atMost(60, SECONDS)
                .untilAsserted(() -> assertThat(ticketsOf(contact)).hasSize(1));
        return ticketsOf(contact).getFirst();
    }

    private List<JsonNode> ticketsOf(String contact) {
        return Customer.items(api.get("/tickets?contact=" + contact.replace(" ", "%20")));
    }

    private List<JsonNode> messages(JsonNode ticket) {
        return Customer.items(
                api.get("/tickets/%s/messages".formatted(ticket.get("id").asText())));
    }
}
