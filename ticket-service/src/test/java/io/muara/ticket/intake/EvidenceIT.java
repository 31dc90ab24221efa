package io.muara.ticket.intake;

import static io.muara.ticket.Caller.get;
import static io.muara.ticket.Caller.patch;
import static io.muara.ticket.Caller.post;
import static io.muara.ticket.Caller.ticketOf;
import static io.muara.ticket.Letters.mail;
import static io.muara.ticket.Proofs.addressOf;
import static io.muara.ticket.Proofs.forgedAddress;
import static io.muara.ticket.Proofs.tag;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muara.contracts.ReplyId;
import io.muara.contracts.RoutedMessage;
import io.muara.contracts.TicketEvent;
import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import io.muara.testkit.KafkaResource;
import io.muara.testkit.PostgresResource;
import io.muara.ticket.Caller;
import io.muara.ticket.Platform;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** Which ticket a mail belongs to, by what it bears. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class EvidenceIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Inject
    Platform platform;

    @Test
    void a_customer_may_answer_from_another_address_at_the_address_that_they_were_given() {
        var ada = somebody();
        var elsewhere = somebody();
        var ticket = opened(ada);

        platform.route(mail(elsewhere).known("1" + elsewhere).proving(addressOf(reply(ticket))));

        awaitMessages(ticket, 3);
        var messages = get("/tickets/%s/messages".formatted(ticket)).extract().jsonPath();
        assertThat(messages.<String>getList("items.from")).containsExactly(ada, null, elsewhere);
        assertThat(messages.getString("items[0].placement.by")).isEqualTo("nothing");
        assertThat(messages.getString("items[0].placement.because")).isEqualTo("nothing in it names a ticket");
        assertThat(messages.getString("items[2].placement.by")).isEqualTo("signed_address");
        assertThat(messages.getString("items[2].placement.because")).contains("To holds", "new on this ticket");
        assertThat(Caller.ticket(ticket).getString("status")).isEqualTo("open");
        try (var events = platform.read(Topics.TICKET_EVENTS)) {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(placements(platform.eventsOf(events, ada)))
                    .containsExactly("nothing", "signed_address"));
        }
    }

    @Test
    void who_was_let_in_that_way_may_go_on_without_the_address() {
        var elsewhere = somebody();
        var ticket = opened(somebody());
        var reply = reply(ticket);

        platform.route(mail(elsewhere).known("1" + elsewhere).proving(addressOf(reply)));
        platform.route(mail(elsewhere, "1" + elsewhere).known("2" + elsewhere));
        platform.route(mail(elsewhere).known("3" + elsewhere).proving(tag(number(ticket))));

        awaitMessages(ticket, 5);
        assertThat(get("/tickets/%s/messages".formatted(ticket)).extract().<List<String>>path("items.placement.by"))
                .endsWith("signed_address", "answered_message", "subject_tag");
    }

    @Test
    void an_answer_to_our_mail_finds_its_ticket_also_before_we_know_that_it_was_sent() {
        var ada = somebody();
        var ticket = opened(ada);

        platform.route(mail(ada, reply(ticket) + "@muara.local").known("2" + ada));

        awaitMessages(ticket, 3);
    }

    @Test
    void a_tag_lets_in_the_customer_and_no_stranger() {
        var ada = somebody();
        var eve = somebody();
        var ticket = opened(ada);

        platform.route(mail(ada).known("2" + ada).proving(tag(number(ticket))));
        platform.route(mail(eve).known("1" + eve).proving(tag(number(ticket))));

        awaitMessages(ticket, 2);
        var own = ticketOf(eve);
        assertThat(placement(own))
                .isEqualTo("the sender is unknown on ticket %d, whose tag its subject bears".formatted(number(ticket)));
        assertThat(related(own)).isEqualTo(String.valueOf(number(ticket)));
        awaitMessages(ticket, 2);
    }

    @Test
    void a_stranger_who_quotes_our_mail_is_let_in_by_that_not_at_all() {
        var eve = somebody();
        var ticket = opened(somebody());

        platform.route(mail(eve, reply(ticket) + "@muara.local").known("1" + eve));

        var own = ticketOf(eve);
        assertThat(placement(own))
                .isEqualTo("the sender is unknown on ticket %d, whose message it quotes".formatted(number(ticket)));
        assertThat(related(own)).isEqualTo(String.valueOf(number(ticket)));
    }

    @Test
    void a_closed_ticket_is_followed_by_a_new_one_that_names_it() {
        var elsewhere = somebody();
        var ticket = opened(somebody());
        var reply = reply(ticket);
        patch("/tickets/" + ticket, "{\"status\":\"resolved\"}").statusCode(200);
        patch("/tickets/" + ticket, "{\"status\":\"closed\"}").statusCode(200);

        platform.route(mail(elsewhere).known("1" + elsewhere).proving(addressOf(reply)));

        var next = ticketOf(elsewhere);
        assertThat(placement(next)).isEqualTo("ticket %d is closed".formatted(number(ticket)));
        assertThat(related(next)).isEqualTo(String.valueOf(number(ticket)));
    }

    @Test
    void a_forged_address_opens_a_ticket_that_says_so() {
        var eve = somebody();

        platform.route(mail(eve).known("1" + eve).proving(forgedAddress()));

        assertThat(placement(ticketOf(eve))).isEqualTo("the signed address in To is forged");
    }

    @Test
    void many_who_answer_at_once_from_many_partitions_are_all_on_the_ticket_once() {
        var ada = somebody();
        var ticket = opened(ada);
        var reply = reply(ticket);
        var messages = new ArrayList<RoutedMessage>();
        for (var i = 0; i < 30; i++) {
            var sender = i % 3 == 0 ? ada : somebody();
            messages.add(mail(sender)
                    .known(i + " " + sender)
                    .proving(addressOf(reply))
                    .routed());
        }
        var records = new ArrayList<ProducerRecord<String, byte[]>>();
        // Twice each, on partitions that different consumers read.
        for (var i = 0; i < 60; i++) {
            var message = messages.get(i % 30);
            records.add(new ProducerRecord<>(
                    Topics.ROUTED, i % 20, message.message().conversation().toString(), Wire.bytes(message)));
        }
        Collections.shuffle(records, new Random(7));

        platform.send(records);

        awaitMessages(ticket, 32);
        assertThat(platform.query(
                        "select position from message where ticket = cast(? as uuid) order by position", ticket))
                .isEqualTo(
                        IntStream.rangeClosed(1, 32).mapToObj(String::valueOf).toList());
        try (var events = platform.read(Topics.TICKET_EVENTS)) {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(placements(platform.eventsOf(events, ada)))
                    .hasSize(31));
            assertThat(platform.eventsOf(events, ada))
                    .extracting(TicketEvent::ticketVersion)
                    .isEqualTo(IntStream.rangeClosed(
                                    1, platform.eventsOf(events, ada).size())
                            .mapToObj(Long::valueOf)
                            .toList());
        }
    }

    private String opened(String address) {
        platform.route(mail(address).known("0" + address));
        return ticketOf(address);
    }

    private static ReplyId reply(String ticket) {
        return ReplyId.parse(post("/tickets/%s/replies".formatted(ticket), "{\"text\":\"Baik\"}")
                .statusCode(201)
                .extract()
                .path("id"));
    }

    private static void awaitMessages(String ticket, int count) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(Caller.ticket(ticket).getInt("messages")).isEqualTo(count));
    }

    private static long number(String ticket) {
        return Caller.ticket(ticket).getLong("number");
    }

    /** Why the ticket was opened. */
    private static String placement(String ticket) {
        return get("/tickets/%s/messages".formatted(ticket)).extract().path("items[0].placement.because");
    }

    private static String related(String ticket) {
        var changes = get("/tickets/%s/events".formatted(ticket))
                .extract()
                .<List<List<Map<String, String>>>>path("items.changes");
        return changes.stream()
                .flatMap(List::stream)
                .filter(change -> "related_ticket".equals(change.get("field")))
                .map(change -> String.valueOf(change.get("after")))
                .findFirst()
                .orElse("none");
    }

    private static List<String> placements(List<TicketEvent> events) {
        return events.stream()
                .flatMap(event -> event.message().stream())
                .flatMap(message -> message.placement().stream())
                .map(placement -> placement.by().id())
                .toList();
    }

    private static String somebody() {
        return Platform.somebody() + "@example.org";
    }
}
