package io.muara.chat.manual;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.muara.chat.Outgoing;
import io.muara.contracts.Attachment;
import io.muara.contracts.OutboundMessage.Act;
import io.muara.contracts.Sender.Identity;
import io.muara.ingest.Delivery;
import io.muara.ingest.Proof;
import io.muara.ingest.WebhookCall;
import io.muara.ingest.proof.Secrets;
import io.muara.ingest.proof.StandardWebhooks;
import io.muara.testkit.FakeProvider;
import io.muara.testkit.FakeProvider.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ManualClientIT {

    private static final String NEW_SECRET = "whsec_MDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDA=";
    private static final Outgoing SARI = Outgoing.to("manual", "+628123456789");

    private FakeProvider kiosk;
    private ManualChannel channel;

    @BeforeEach
    void start() {
        kiosk = FakeProvider.start(0, request -> new Answer(204, Map.of(), ""));
        channel = Desks.channel(Desks.withWebhook(kiosk.url().resolve("/muara?x=1"), NEW_SECRET, Desks.SECRET));
    }

    @AfterEach
    void stop() {
        kiosk.close();
    }

    @Test
    void a_reply_is_posted_signed_by_every_secret_and_as_its_schema_says() {
        var reply = SARI.answering("kiosk-1")
                .with(file())
                .knownAs(Identity.of("phone", "+628123456789"), new Identity("room", "7", Optional.of("hotel")))
                .saying("Siap, kak ☕");

        assertThat(channel.send(reply))
                .isEqualTo(new Delivery.Accepted(reply.id().toString()));

        var request = kiosk.requests().getFirst();
        assertThat(request.method() + request.path() + request.query()).isEqualTo("POST/muarax=1");
        assertThat(request.headers()).containsEntry("webhook-id", reply.id().toString());
        for (var secret : List.of(Desks.SECRET, NEW_SECRET)) {
            assertThat(new StandardWebhooks("", Secrets.of("", List.of(secret))).check(call(request)))
                    .isEqualTo(new Proof.Genuine());
        }
        assertThat(Schemas.mistakes(Schemas.named("intake-reply"), request.json()))
                .isEmpty();
        var data = request.json().get("data");
        assertThat(data.get("text").asText()).isEqualTo("Siap, kak ☕");
        assertThat(data.get("conversation").asText()).isEqualTo("manual:demo/+628123456789");
        assertThat(data.at("/answers/0").asText()).isEqualTo("kiosk-1");
        assertThat(data.at("/to/1/scope").asText()).isEqualTo("hotel");
        assertThat(data.at("/attachments/0/url").asText()).isEqualTo("https://hooks.example.org/media/sha256-1");
    }

    @Test
    void the_receivers_own_id_is_what_it_is_known_by() {
        kiosk.then(Answer.json(200, "{\"id\":\"k-77\"}"));
        assertThat(channel.send(SARI.saying("a"))).isEqualTo(new Delivery.Accepted("k-77"));
        kiosk.then(Answer.json(202, "[\"not what we asked for\"]"));
        assertThat(channel.send(SARI.saying("a"))).isInstanceOf(Delivery.Accepted.class);
    }

    @Test
    void what_the_receiver_says_is_told_apart() {
        assertThat(after(new Answer(429, Map.of("Retry-After", "7"), "")))
                .isInstanceOfSatisfying(Delivery.Throttled.class, throttled -> assertThat(throttled.retryAfter())
                        .isEqualTo(Duration.ofSeconds(7)));
        assertThat(after(new Answer(429, Map.of(), ""))).isInstanceOf(Delivery.Throttled.class);
        assertThat(after(new Answer(503, Map.of("Retry-After", "1"), ""))).isInstanceOf(Delivery.Throttled.class);
        for (var status : List.of(503, 500, 502, 504, 408, 425)) {
            assertThat(after(new Answer(status, Map.of(), "")))
                    .as("%d", status)
                    .isInstanceOf(Delivery.Unavailable.class);
        }
        for (var status : List.of(301, 400, 401, 403, 404, 410, 422)) {
            assertThat(after(new Answer(status, Map.of("Location", kiosk.url().toString()), "")))
                    .as("%d", status)
                    .isInstanceOf(Delivery.Refused.class);
        }
        assertThat(after(Answer.json(422, "{\"detail\":\"no such room\"}")))
                .isEqualTo(new Delivery.Refused("The account's webhook refused it (422): no such room"));
    }

    @Test
    void what_may_have_arrived_is_given_again_under_the_same_id() {
        var reply = SARI.saying("a");
        assertThat(after(Answer.CUT)).isInstanceOf(Delivery.Uncertain.class);

        assertThat(channel.settle(reply))
                .contains(new Delivery.Accepted(reply.id().toString()));

        assertThat(kiosk.requests())
                .hasSize(2)
                .extracting(request -> request.headers().get("webhook-id"))
                .containsOnly(reply.id().toString());
    }

    @Test
    void a_receiver_that_is_away_is_tried_again() {
        kiosk.close();

        assertThat(channel.send(SARI.saying("a"))).isInstanceOf(Delivery.Unavailable.class);
    }

    @Test
    void where_nobody_receives_a_person_is_told_what_to_do() {
        var desk = Desks.channel(Desks.withKeys(Desks.KEY));

        assertThat(desk.send(SARI.saying("a")))
                .isInstanceOfSatisfying(Delivery.Refused.class, refused -> assertThat(refused.reason())
                        .contains("by phone or letter yourself", "muara.manual.accounts.demo.webhook.url"));
    }

    @Test
    void what_a_webhook_is_not_told_is_refused() {
        assertThat(channel.send(SARI.as(Act.MARK_READ).saying(""))).isInstanceOf(Delivery.Refused.class);
        assertThat(channel.send(SARI.as(Act.SHOW_TYPING).saying(""))).isInstanceOf(Delivery.Refused.class);
        assertThat(channel.send(SARI.as(Act.SAY_PRIVATELY).saying("a"))).isInstanceOf(Delivery.Accepted.class);
        assertThat(kiosk.requests()).singleElement().satisfies(request -> assertThat(
                        request.json().at("/data/private").asBoolean())
                .isTrue());
    }

    private Delivery after(Answer answer) {
        kiosk.then(answer);
        return channel.send(SARI.saying("a"));
    }

    private static WebhookCall call(FakeProvider.Request request) {
        return new WebhookCall("", "", request.headers(), request.body().getBytes(UTF_8), Instant.now());
    }

    private static Attachment file() {
        return new Attachment(
                "a.jpg",
                "image/jpeg",
                Optional.of(3L),
                Optional.empty(),
                Optional.of("sha256-1"),
                Optional.empty(),
                Optional.empty());
    }
}
