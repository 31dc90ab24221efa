package io.muara.local;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.muara.testkit.TextWebhook;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** From each provider's webhook to a ticket, and from the ticket back to the provider. */
@ExtendWith(OnePlatform.class)
class ChannelsJourney {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Platform platform;

    ChannelsJourney(Platform platform) {
        this.platform = platform;
    }

    static Set<String> channels() {
        return new TreeSet<>(TextWebhook.PROVIDERS.keySet());
    }

    @ParameterizedTest
    @MethodSource("channels")
    void a_message_becomes_a_ticket_and_the_answer_goes_back(String channel) throws Exception {
        var random = ThreadLocalRandom.current();
        var from = "62%010d".formatted(random.nextLong(10_000_000_000L));
        var call = requireNonNull(TextWebhook.PROVIDERS.get(channel))
                .text(
                        platform.addresses().chatUrl(),
                        random.nextLong(1_000_000_000L),
                        from,
                        "Pelanggan",
                        "Paket saya belum sampai, tolong dicek");
        assertThat(call.post(HTTP).statusCode()).isEqualTo(200);
        assertThat(call.post(HTTP).statusCode()).isEqualTo(200);

        var ticket = onlyTicketOf(from);
        assertThat(ticket.get("channel").asText()).isEqualTo(channel);
        assertThat(ticket.get("category").asText()).isEqualTo("complaint");

        var answer = "jawaban" + random.nextInt(1_000_000_000);
        api().post("/tickets/%s/replies".formatted(ticket.get("id").asText()), Map.of("text", answer));

        await().atMost(30, SECONDS)
                .untilAsserted(() -> assertThat(platform.providers().sent())
                        .filteredOn(sent -> sent.contains(answer))
                        .hasSize(1));
        await().atMost(30, SECONDS).untilAsserted(() -> assertThat(Customer.items(api().get(
                                "/tickets/%s/events".formatted(ticket.get("id").asText()))))
                .anySatisfy(event -> assertThat(event.get("type").asText()).isEqualTo("message.sent")));
    }

    /** Found by their number, which is part of every name that a channel has for them. */
    private JsonNode onlyTicketOf(String contact) {
        List<JsonNode> tickets = await().atMost(60, SECONDS).until(() -> ticketsOf(contact), found -> !found.isEmpty());
        assertThat(tickets).hasSize(1);
        return tickets.getFirst();
    }

    private List<JsonNode> ticketsOf(String contact) {
        return Customer.items(api().get("/tickets?contact=" + contact));
    }

    private Api api() {
        return new Api(platform.addresses().ticketUrl(), platform.apiKey());
    }
}
