package io.muara.ticket.contact;

import static io.muara.contracts.Mail.Authentication.Verdict.UNKNOWN;
import static io.muara.contracts.Mail.Authentication.Verdict.VERIFIED;
import static io.muara.ticket.Caller.get;
import static io.muara.ticket.Caller.list;
import static io.muara.ticket.Caller.patch;
import static io.muara.ticket.Caller.post;
import static io.muara.ticket.Caller.ticketOf;
import static io.muara.ticket.Letters.chat;
import static io.muara.ticket.Letters.mail;
import static io.muara.ticket.contact.Writers.by;
import static io.muara.ticket.contact.Writers.judged;
import static io.muara.ticket.contact.Writers.phone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muara.contracts.ChannelId;
import io.muara.contracts.OutboundMessage;
import io.muara.contracts.RoutedMessage;
import io.muara.contracts.Sender;
import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import io.muara.testkit.KafkaResource;
import io.muara.testkit.PostgresResource;
import io.muara.ticket.Caller;
import io.muara.ticket.Platform;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where a matter goes on wherever its contact writes. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
@TestProfile(ContinuityIT.ByContact.class)
class ContinuityIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Inject
    Platform platform;

    public static class ByContact implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("muara.tickets.continuity", "contact");
        }
    }

    @Test
    void who_goes_over_to_mail_goes_on_with_their_ticket_and_is_answered_there() {
        var number = Platform.somebody();
        var address = number + "@example.org";
        var ticket = written(number, address);

        platform.route(List.of(judged(mail(address).known("1"), VERIFIED)));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(messages(ticket)).hasSize(2));

        assertThat(get("/tickets/%s/messages".formatted(ticket))
                        .extract()
                        .jsonPath()
                        .getString("items[1].placement.because"))
                .isEqualTo("the contact's ticket of another conversation is open");
        post("/tickets/%s/replies".formatted(ticket), "{\"text\":\"Kami cek\"}").statusCode(201);
        try (var mails = platform.read(Topics.outbound(new ChannelId("email")))) {
            await().atMost(PATIENCE).until(() -> mails.records().stream()
                    .map(record -> Wire.read(record.value(), OutboundMessage.class))
                    .anyMatch(mail -> mail.conversation().contact().equals(address)
                            && mail.to().getFirst().value().equals(address)));
        }
    }

    @Test
    void who_comes_back_to_the_chat_goes_on_too() {
        var number = Platform.somebody();
        var address = number + "@example.org";
        var ticket = written(number, address);

        platform.route(List.of(judged(mail(address).known("1"), VERIFIED)));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(messages(ticket)).hasSize(2));
        platform.route(chat(number).known("2"));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(messages(ticket)).hasSize(3));
        assertThat(Caller.ticket(ticket).getString("channel")).isEqualTo("whatsapp");
    }

    @Test
    void a_mail_that_may_be_anybodys_lets_nobody_in() {
        var number = Platform.somebody();
        var address = number + "@example.org";
        var ticket = written(number, address);

        platform.route(List.of(judged(mail(address).known("1"), UNKNOWN)));

        assertThat(byMail(address)).isNotEqualTo(ticket);
        assertThat(messages(ticket)).hasSize(1);
    }

    @Test
    void nothing_of_a_ticket_is_answered_into_a_group() {
        var number = Platform.somebody();
        var group = "group-" + number;
        var ticket = written(number, number + "@example.org");

        platform.route(List.of(by(chat(group).known("1"), phone(number))));
        await().atMost(PATIENCE)
                .until(() -> !platform.query("select id from ticket where conversation like '%/' || ?", group)
                        .isEmpty());

        assertThat(messages(ticket)).hasSize(1);
    }

    @Test
    void what_was_resolved_or_rests_for_long_does_not_go_on_elsewhere() {
        var number = Platform.somebody();
        var address = number + "@example.org";
        var ticket = written(number, address);
        patch("/tickets/" + ticket, "{\"status\":\"resolved\"}").statusCode(200);
        var other = Platform.somebody();
        var resting = written(other, other + "@example.org");
        platform.query(
                "update ticket set updated_at = updated_at - interval '4 days' where cast(id as text) = ? returning id",
                resting);

        platform.route(List.of(
                judged(mail(address).known("1"), VERIFIED),
                judged(mail(other + "@example.org").known("1"), VERIFIED)));

        assertThat(byMail(address)).isNotEqualTo(ticket);
        assertThat(byMail(other + "@example.org")).isNotEqualTo(resting);
    }

    /** Whoever is known by the address has a ticket by other means too. */
    private static String byMail(String address) {
        return await().atMost(PATIENCE)
                .until(
                        () -> list("channel=email&contact=" + address).<String>getList("items.id"),
                        ids -> ids.size() == 1)
                .getFirst();
    }

    @Test
    void who_writes_in_many_conversations_at_once_opens_one_ticket() {
        var people =
                IntStream.range(0, 20).mapToObj(i -> "+" + Platform.somebody()).toList();
        var messages = new ArrayList<RoutedMessage>();
        for (var place = 0; place < 6; place++) {
            for (var person : people) {
                var id = "ID.%d.%s".formatted(place, person);
                var name = new Sender.Identity("whatsapp", id, Optional.of("waba-" + place));
                messages.add(by(chat(id), name, phone(person)));
            }
        }

        platform.route(messages);

        for (var person : people) {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                            platform.query("select ticket from message where conversation like '%.' || ?", person))
                    .as(person)
                    .hasSize(6));
            assertThat(platform.query(
                            "select count(distinct ticket) from message where conversation like '%.' || ?", person))
                    .as(person)
                    .containsExactly("1");
        }
    }

    private static List<String> messages(String ticket) {
        return get("/tickets/%s/messages".formatted(ticket)).extract().path("items.id");
    }

    /** The open ticket of somebody who is known by an address, too. */
    private String written(String number, String address) {
        platform.route(chat(number).known("first"));
        var ticket = ticketOf(number);
        var contact = Caller.ticket(ticket).getString("contactId");
        post("/contacts/%s/identities".formatted(contact), "{\"kind\":\"email\",\"value\":\"%s\"}".formatted(address))
                .statusCode(200);
        return ticket;
    }
}
