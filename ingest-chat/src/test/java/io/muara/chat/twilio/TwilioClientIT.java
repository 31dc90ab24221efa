package io.muara.chat.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.muara.chat.Outgoing;
import io.muara.contracts.Attachment;
import io.muara.ingest.Delivery;
import io.muara.testkit.FakeProvider;
import io.muara.testkit.FakeProvider.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TwilioClientIT {

    private static final Outgoing ZOE = Outgoing.to("twilio", "+6281234567");

    private FakeProvider twilio;
    private TwilioChannel channel;

    @BeforeEach
    void start() {
        twilio = FakeProvider.start(0, request -> Answer.json(201, "{\"sid\":\"SM77\",\"status\":\"queued\"}"));
        channel = Numbers.at(twilio.url(), Numbers.PUBLIC, Numbers.TOKEN);
    }

    @AfterEach
    void stop() {
        twilio.close();
    }

    @Test
    void a_text_goes_out_with_the_address_that_its_status_comes_back_to() {
        assertThat(channel.send(ZOE.saying("Siap, kak"))).isEqualTo(new Delivery.Accepted("SM77"));

        assertThat(twilio.requests()).singleElement().satisfies(request -> {
            assertThat(request.path()).isEqualTo("/2010-04-01/Accounts/%s/Messages.json".formatted(Numbers.ACCOUNT));
            assertThat(request.headers().get("authorization")).startsWith("Basic ");
            assertThat(request.body())
                    .contains("To=%2B6281234567", "From=%2B6215000001", "Body=Siap%2C+kak")
                    .contains("StatusCallback=https%3A%2F%2Fhooks.example.org%2Fwebhooks%2Ftwilio%2Fdemo");
        });
    }

    @Test
    void a_file_goes_out_as_an_address() {
        var file = new Attachment(
                "a.jpg",
                "image/jpeg",
                Optional.empty(),
                Optional.empty(),
                Optional.of("sha256-1"),
                Optional.empty(),
                Optional.empty());

        channel.send(ZOE.with(file).saying("ini"));

        assertThat(twilio.requests()).singleElement().satisfies(request -> assertThat(request.body())
                .contains("MediaUrl=https%3A%2F%2Fhooks.example.org%2Fmedia%2Fsha256-1"));
    }

    @Test
    void whatsapp_outside_its_window_is_not_even_tried() {
        var late = Outgoing.to("twilio", "whatsapp:+6281234567")
                .lastHeardOf(Instant.now().minus(Duration.ofHours(25)));

        assertThat(channel.send(late.saying("halo")))
                .isInstanceOfSatisfying(Delivery.Refused.class, refused -> assertThat(refused.reason())
                        .contains("24 hours", "template"));
        assertThat(twilio.requests()).isEmpty();
    }

    @Test
    void what_twilio_says_is_told_apart() {
        twilio.then(new Answer(429, Map.of("Retry-After", "7"), "{\"code\":20429}"));
        assertThat(channel.send(ZOE.saying("a")))
                .isInstanceOfSatisfying(Delivery.Throttled.class, throttled -> assertThat(throttled.retryAfter())
                        .isEqualTo(Duration.ofSeconds(7)));
        twilio.then(Answer.json(400, "{\"code\":21610,\"message\":\"x\",\"status\":400}"));
        assertThat(channel.send(ZOE.saying("a")))
                .isInstanceOfSatisfying(Delivery.Refused.class, refused -> assertThat(refused.reason())
                        .contains("STOP"));
        twilio.then(Answer.json(503, ""));
        assertThat(channel.send(ZOE.saying("a"))).isInstanceOf(Delivery.Uncertain.class);
        twilio.then(Answer.CUT);
        assertThat(channel.send(ZOE.saying("a"))).isInstanceOf(Delivery.Uncertain.class);
        twilio.close();
        assertThat(channel.send(ZOE.saying("a"))).isInstanceOf(Delivery.Unavailable.class);
    }

    @Test
    void what_may_have_been_sent_is_looked_up() {
        twilio.then(Answer.json(200, """
                {"messages":[{"sid":"SM1","direction":"inbound","body":"a","date_created":"Sat, 21 Nov 2026 10:00:01 +0000"},
                             {"sid":"SM2","direction":"outbound-api","body":"a","date_created":"Sat, 21 Nov 2026 10:00:01 +0000"}]}"""));

        assertThat(channel.settle(ZOE.saying("a"))).contains(new Delivery.Accepted("SM2"));

        twilio.then(Answer.json(200, "{\"messages\":[]}"));
        assertThat(channel.settle(ZOE.saying("a"))).isEmpty();
    }

    @Test
    void what_was_sent_before_with_the_same_words_is_not_taken_for_it() {
        twilio.then(Answer.json(200, """
                {"messages":[{"sid":"SM2","direction":"outbound-api","body":"ok","date_created":"Wed, 31 Dec 1969 23:50:00 +0000"},
                             {"sid":"SM3","direction":"outbound-api","body":"ok"}]}"""));

        assertThat(channel.settle(ZOE.saying("ok"))).isEmpty();
    }

    @Test
    void a_message_that_was_taken_without_a_name_is_uncertain() {
        twilio.then(Answer.json(201, "{}"));

        assertThat(channel.send(ZOE.saying("a"))).isInstanceOf(Delivery.Uncertain.class);
    }

    @Test
    void a_file_that_has_not_arrived_here_is_refused() {
        assertThat(channel.send(ZOE.with(remote()).saying("a")))
                .isInstanceOfSatisfying(Delivery.Refused.class, refused -> assertThat(refused.reason())
                        .contains("has not arrived here yet"));
    }

    private static Attachment remote() {
        return new Attachment(
                "a.jpg",
                "image/jpeg",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("https://api.twilio.com/1"),
                Optional.empty());
    }
}
