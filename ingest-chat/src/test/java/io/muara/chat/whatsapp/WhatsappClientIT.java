package io.muara.chat.whatsapp;

import static io.muara.chat.whatsapp.Accounts.NUMBER;
import static io.muara.chat.whatsapp.Accounts.account;
import static org.assertj.core.api.Assertions.assertThat;

import io.muara.contracts.ConversationKey;
import io.muara.contracts.OutboundMessage;
import io.muara.contracts.ReplyId;
import io.muara.contracts.Sender.Identity;
import io.muara.contracts.TicketId;
import io.muara.ingest.Channel;
import io.muara.ingest.Delivery;
import io.muara.testkit.FakeGraph;
import io.muara.testkit.FakeGraph.Failure;
import io.muara.testkit.Ports;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WhatsappClientIT {

    private static final Identity PHONE = Identity.of("phone", "+393331112222");
    private static final Identity USER = new Identity("whatsapp", "IT.55", Optional.of("9"));

    private final FakeGraph graph = FakeGraph.start(0);
    private final Channel channel =
            Accounts.channel(Accounts.at(URI.create(graph.url()), Map.of("demo", account(NUMBER, Accounts.SECRET))));

    @AfterEach
    void stop() {
        graph.close();
    }

    @Test
    void a_reply_arrives_with_what_its_reports_are_found_by() {
        var reply = reply("IT.55", PHONE, USER);

        var delivery = channel.send(reply);

        var sent = graph.sent().getFirst();
        assertThat(delivery).isEqualTo(new Delivery.Accepted(sent.id()));
        assertThat(sent.to()).isEqualTo("393331112222");
        assertThat(sent.phoneNumberId()).isEqualTo(NUMBER);
        assertThat(sent.text()).isEqualTo("halo");
        assertThat(sent.answers()).contains("wamid.IN");
        assertThat(sent.callbackData()).contains(reply.id().toString());
    }

    @Test
    void a_customer_without_a_number_is_reached_by_user_id() {
        assertThat(channel.send(reply("IT.55", USER))).isInstanceOf(Delivery.Accepted.class);

        assertThat(graph.sent().getFirst().to()).isEqualTo("IT.55");
    }

    @Test
    void a_customer_whom_we_cannot_address_is_refused_before_anything_is_sent() {
        assertThat(channel.send(reply("IT.55", Identity.of("email", "a@example.org"))))
                .isInstanceOf(Delivery.Refused.class);
        assertThat(graph.sent()).isEmpty();
    }

    @Test
    void text_that_is_too_long_is_refused_before_anything_is_sent() {
        var reply = reply("1", PHONE);
        var tooLong = new OutboundMessage(
                reply.id(),
                reply.ticket(),
                1,
                reply.conversation(),
                reply.to(),
                Optional.empty(),
                "x".repeat(4097),
                List.of(),
                Instant.EPOCH);

        assertThat(channel.send(tooLong)).isInstanceOf(Delivery.Refused.class);
        assertThat(graph.sent()).isEmpty();
    }

    @Test
    void too_fast_waits_as_long_as_meta_wants() {
        graph.failNext(Failure.THROTTLED);

        assertThat(channel.send(reply("1", PHONE)))
                .isInstanceOfSatisfying(Delivery.Throttled.class, throttled -> assertThat(throttled.retryAfter())
                        .isEqualTo(Duration.ofSeconds(1)));
    }

    @Test
    void an_error_of_meta_is_certainly_not_sent() {
        graph.failNext(Failure.BROKEN);

        assertThat(channel.send(reply("1", PHONE))).isInstanceOf(Delivery.Unavailable.class);
    }

    @Test
    void outside_the_24_hours_is_refused_in_words_for_a_person() {
        graph.failNext(Failure.OUTSIDE_WINDOW);

        assertThat(channel.send(reply("1", PHONE)))
                .isInstanceOfSatisfying(Delivery.Refused.class, refused -> assertThat(refused.reason())
                        .contains("24 hours")
                        .contains("131047"));
    }

    @Test
    void no_answer_and_half_an_answer_leave_it_open_whether_it_was_sent() {
        graph.failNext(Failure.HANGS, Failure.TAKEN_THEN_CUT);

        assertThat(channel.send(reply("1", PHONE))).isInstanceOf(Delivery.Uncertain.class);
        assertThat(channel.send(reply("1", PHONE))).isInstanceOf(Delivery.Uncertain.class);
    }

    @Test
    void nobody_there_is_certainly_not_sent() {
        var away = Accounts.channel(Accounts.at(
                URI.create("http://localhost:" + Ports.free()), Map.of("demo", account(NUMBER, Accounts.SECRET))));
        var unknown = Accounts.channel(Accounts.at(
                URI.create("http://no-such-host.invalid"), Map.of("demo", account(NUMBER, Accounts.SECRET))));

        assertThat(away.send(reply("1", PHONE))).isInstanceOf(Delivery.Unavailable.class);
        assertThat(unknown.send(reply("1", PHONE))).isInstanceOf(Delivery.Unavailable.class);
    }

    private static OutboundMessage reply(String contact, Identity... to) {
        return new OutboundMessage(
                new ReplyId(UUID.randomUUID()),
                new TicketId(UUID.randomUUID()),
                1,
                new ConversationKey(WhatsappReading.ID, "demo", contact),
                List.of(to),
                Optional.empty(),
                "halo",
                List.of("wamid.IN"),
                Instant.EPOCH);
    }
}
