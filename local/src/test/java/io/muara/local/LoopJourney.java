package io.muara.local;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two whole installations on one mail server, both of which acknowledge whatever the other's people write. */
@ExtendWith(OnePlatform.class)
class LoopJourney {

    private static final String OURS = LocalAccounts.MAIL_ADDRESS;
    private static final String THEIRS = Neighbour.ADDRESS;

    private final Platform platform;
    private final OnePlatform.Place place;

    LoopJourney(Platform platform, OnePlatform.Place place) {
        this.platform = platform;
        this.place = place;
    }

    @Test
    void two_installations_that_acknowledge_everything_stop_after_one_round() throws Exception {
        // From the addresses that the installations read, so that each is told what the other made of it.
        mail(THEIRS, OURS, "Pesanan beras");
        mail(OURS, THEIRS, "Sewa gudang");

        try (var neighbour = Neighbour.start(platform, place)) {
            var ours = new Api(platform.addresses().ticketUrl(), platform.apiKey());
            awaitRound(ours, THEIRS, "Pesanan beras");
            awaitRound(neighbour.api(), OURS, "Sewa gudang");

            // What a person answers opens a ticket at the other, as any person's mail, and is acknowledged; that comes
            // back and ends there.
            answer(neighbour.api(), acknowledged(neighbour.api(), OURS, "Sewa gudang"), "Gudang ada.");
            answer(ours, acknowledged(ours, THEIRS, "Pesanan beras"), "Beras ada.");
            awaitEnd(ours, THEIRS, "Pesanan beras");
            awaitEnd(neighbour.api(), OURS, "Sewa gudang");
            awaitMails(OURS, THEIRS, "Pesanan beras", "Re: Sewa gudang", "Re: Sewa gudang", "Re: Pesanan beras");
            awaitMails(THEIRS, OURS, "Sewa gudang", "Re: Pesanan beras", "Re: Pesanan beras", "Re: Sewa gudang");
        }
    }

    /** What a person wrote was acknowledged; what that was acknowledged with opened another ticket, and went no further. */
    private static void awaitRound(Api api, String contact, String subject) {
        await().atMost(60, SECONDS).untilAsserted(() -> {
            assertThat(tickets(api, contact)).hasSize(2);
            assertThat(messages(api, acknowledged(api, contact, subject)))
                    .extracting(message -> message.path("automatic").asBoolean())
                    .containsExactly(false, true);
            assertThat(tickets(api, contact))
                    .filteredOn(ticket -> !ticket.get("subject").asText().equals(subject))
                    .singleElement()
                    .satisfies(ticket -> {
                        assertThat(messages(api, ticket)).hasSize(1);
                        assertThat(events(api, ticket)).anySatisfy(event -> assertThat(event.toString())
                                .contains("not sent: no person sent it to us alone"));
                    });
        });
    }

    /** A question, its acknowledgement, our answer, what that was acknowledged with, and nothing that would answer this. */
    private static void awaitEnd(Api api, String contact, String subject) {
        await().atMost(60, SECONDS).untilAsserted(() -> assertThat(messages(api, acknowledged(api, contact, subject)))
                .extracting(message -> message.path("direction").asText())
                .containsExactly("in", "out", "out", "in"));
    }

    private void awaitMails(String to, String from, String... subjects) {
        await().atMost(60, SECONDS)
                .untilAsserted(() -> assertThat(platform.mail().received(to))
                        .filteredOn(mail -> isFrom(mail, from))
                        .extracting(mail -> mail.getSubject().replaceAll(" \\[.*", ""))
                        .containsExactlyInAnyOrder(subjects));
    }

    private void mail(String from, String to, String subject) {
        new MailSender("smtp://localhost:" + platform.addresses().smtp(), to).send(from, subject, "Apakah ada?");
    }

    private static JsonNode acknowledged(Api api, String contact, String subject) {
        return tickets(api, contact).stream()
                .filter(ticket -> ticket.get("subject").asText().equals(subject))
                .findFirst()
                .orElseThrow();
    }

    private static void answer(Api api, JsonNode ticket, String text) {
        api.post("/tickets/%s/replies".formatted(ticket.get("id").asText()), Map.of("text", text));
    }

    private static List<JsonNode> tickets(Api api, String contact) {
        return Customer.items(api.get("/tickets?contact=" + contact));
    }

    private static List<JsonNode> messages(Api api, JsonNode ticket) {
        return Customer.items(
                api.get("/tickets/%s/messages".formatted(ticket.get("id").asText())));
    }

    private static List<JsonNode> events(Api api, JsonNode ticket) {
        return Customer.items(
                api.get("/tickets/%s/events".formatted(ticket.get("id").asText())));
    }

    private static boolean isFrom(MimeMessage mail, String address) {
        try {
            return ((InternetAddress) mail.getFrom()[0]).getAddress().equals(address);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
