package io.muara.chat.x;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.muara.attachments.DirectoryAttachments;
import io.muara.chat.Outgoing;
import io.muara.contracts.Attachment;
import io.muara.contracts.OutboundMessage;
import io.muara.contracts.OutboundMessage.Act;
import io.muara.ingest.Delivery;
import io.muara.ingest.MediaSource.Located;
import io.muara.testkit.FakeProvider;
import io.muara.testkit.FakeProvider.Answer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XClientIT {

    private static final Outgoing SITI = Outgoing.to("x", "222");
    private static final Outgoing IN_PUBLIC = Outgoing.to("x", "public:222").answering("2080765813578191303");

    @TempDir
    Path files;

    private FakeProvider x;
    private XChannel channel;

    @BeforeEach
    void start() {
        x = FakeProvider.start(0, request -> switch (request.path()) {
            case "/2/media/upload" -> Answer.json(200, "{\"data\":{\"id\":\"71\",\"media_key\":\"3_71\"}}");
            case "/2/tweets" -> Answer.json(201, "{\"data\":{\"id\":\"88\",\"text\":\"…\"}}");
            default -> Answer.json(201, "{\"data\":{\"dm_conversation_id\":\"1-222\",\"dm_event_id\":\"99\"}}");
        });
        channel = Shops.at(x.url(), files);
    }

    @AfterEach
    void stop() {
        x.close();
    }

    @Test
    void a_direct_message_goes_to_the_customer_as_our_user() {
        assertThat(channel.send(SITI.saying("Siap, kak 👍"))).isEqualTo(new Delivery.Accepted("99"));

        assertThat(x.requests()).singleElement().satisfies(request -> {
            assertThat(request.path()).isEqualTo("/2/dm_conversations/with/222/messages");
            assertThat(request.headers()).containsEntry("authorization", "Bearer " + Shops.TOKEN);
            assertThat(request.json().toString()).isEqualTo("{\"text\":\"Siap, kak 👍\"}");
        });
    }

    @Test
    void what_was_said_in_public_is_answered_there_or_in_private() {
        assertThat(channel.send(IN_PUBLIC.saying("maaf ya kak"))).isEqualTo(new Delivery.Accepted("88"));
        assertThat(channel.send(IN_PUBLIC.as(Act.SAY_PRIVATELY).saying("nomor pesanannya?")))
                .isEqualTo(new Delivery.Accepted("99"));

        assertThat(x.requests().get(0).path()).isEqualTo("/2/tweets");
        assertThat(x.requests().get(0).json().at("/reply/in_reply_to_tweet_id").asText())
                .isEqualTo("2080765813578191303");
        assertThat(x.requests().get(1).path()).isEqualTo("/2/dm_conversations/with/222/messages");
    }

    @Test
    void pictures_are_handed_over_before_anything_is_said_and_go_one_a_message() {
        assertThat(channel.send(SITI.with(picture("a.png"), picture("b.png")).saying("ini fotonya")))
                .isEqualTo(new Delivery.Accepted("99"));

        assertThat(x.requests())
                .extracting(FakeProvider.Request::path)
                .containsExactly(
                        "/2/media/upload",
                        "/2/media/upload",
                        "/2/dm_conversations/with/222/messages",
                        "/2/dm_conversations/with/222/messages");
        assertThat(x.requests().getFirst().body())
                .contains("name=\"media_category\"\r\n\r\ndm_image\r\n", "filename=\"a.png\"", "png");
        assertThat(x.requests().get(2).json().toString())
                .isEqualTo("{\"text\":\"ini fotonya\",\"attachments\":[{\"media_id\":\"71\"}]}");
        assertThat(x.requests().get(3).json().has("text")).isFalse();
    }

    @Test
    void pictures_of_a_public_reply_go_with_it() {
        channel.send(IN_PUBLIC.with(picture("a.png"), picture("b.png")).saying("begini"));

        assertThat(x.requests().getFirst().body()).contains("tweet_image");
        assertThat(x.requests().getLast().json().at("/media/media_ids").toString())
                .isEqualTo("[\"71\",\"71\"]");
    }

    @Test
    void a_picture_that_cannot_be_handed_over_means_that_nothing_was_said() {
        x.then(Answer.CUT);
        assertThat(channel.send(SITI.with(picture("a.png")).saying("a"))).isInstanceOf(Delivery.Unavailable.class);
        x.then(Answer.json(400, "{\"title\":\"Invalid Request\",\"detail\":\"media type unrecognized.\"}"));
        assertThat(channel.send(SITI.with(picture("a.png")).saying("a")))
                .isEqualTo(new Delivery.Refused("X refused it: media type unrecognized."));
        x.then(new Answer(429, Map.of("x-rate-limit-reset", "1795255205"), ""));
        assertThat(channel.send(SITI.with(picture("a.png")).saying("a"))).isInstanceOf(Delivery.Throttled.class);

        assertThat(x.requests()).extracting(FakeProvider.Request::path).containsOnly("/2/media/upload");
    }

    @Test
    void a_second_picture_that_fails_is_told_honestly() {
        var uploaded = Answer.json(200, "{\"data\":{\"id\":\"71\"}}");
        x.then(uploaded)
                .then(uploaded)
                .then(Answer.json(201, "{\"data\":{\"dm_event_id\":\"99\"}}"))
                .then(Answer.json(403, "{\"detail\":\"no\"}"));

        assertThat(channel.send(SITI.with(picture("a.png"), picture("b.png")).saying("")))
                .isInstanceOfSatisfying(Delivery.Uncertain.class, uncertain -> assertThat(uncertain.reason())
                        .contains("Of 2 pictures the first 1"));
    }

    @Test
    void throttling_lasts_until_the_limit_that_is_used_up_begins_anew() {
        x.then(new Answer(429, Map.of("x-rate-limit-reset", "1795255290"), "{\"title\":\"Too Many Requests\"}"));
        assertThrottled(Duration.ofSeconds(90));
        x.then(new Answer(
                429,
                Map.of(
                        "x-rate-limit-reset", "1795255290",
                        "x-user-limit-24hour-remaining", "0",
                        "x-user-limit-24hour-reset", "1795258800"),
                ""));
        assertThrottled(Duration.ofHours(1));
        x.then(new Answer(429, Map.of("x-rate-limit-reset", "1795255100"), ""));
        assertThrottled(Duration.ofSeconds(1));
        x.then(new Answer(429, Map.of("Retry-After", "7"), ""));
        assertThrottled(Duration.ofSeconds(7));
        x.then(new Answer(429, Map.of(), ""));
        assertThrottled(Duration.ofMinutes(1));
    }

    @Test
    void what_x_says_is_told_apart() {
        x.then(Answer.json(401, "{\"title\":\"Unauthorized\",\"status\":401}"));
        assertThat(channel.send(say())).isInstanceOf(Delivery.Unavailable.class);
        x.then(Answer.json(503, "{\"title\":\"Service Unavailable\",\"status\":503}"));
        assertThat(channel.send(say())).isInstanceOf(Delivery.Unavailable.class);
        x.then(Answer.json(503, "<html>upstream</html>"));
        assertThat(channel.send(say())).isInstanceOf(Delivery.Uncertain.class);
        x.then(Answer.json(500, "{\"title\":\"Internal Server Error\"}"));
        assertThat(channel.send(say())).isInstanceOf(Delivery.Uncertain.class);
        x.then(Answer.json(201, "{}"));
        assertThat(channel.send(say())).isInstanceOf(Delivery.Uncertain.class);
        x.then(Answer.CUT);
        assertThat(channel.send(say())).isInstanceOf(Delivery.Uncertain.class);
        x.close();
        assertThat(channel.send(say())).isInstanceOf(Delivery.Unavailable.class);
    }

    @Test
    void a_refusal_is_a_sentence() {
        x.then(Answer.json(
                403, "{\"detail\":\"You do not have permission to DM one or more participants.\",\"status\":403}"));
        assertRefused(say(), "takes no direct messages from us");
        x.then(Answer.json(
                403, "{\"detail\":\"You are not allowed to create a Tweet with duplicate content.\",\"status\":403}"));
        assertRefused(IN_PUBLIC.saying("sama"), "said exactly this already");
        x.then(Answer.json(400, "{\"errors\":[{\"message\":\"text is wrong\"}],\"title\":\"Invalid Request\"}"));
        assertRefused(say(), "X refused it: text is wrong");
        x.then(Answer.json(402, "{\"title\":\"CreditsDepleted\"}"));
        assertRefused(say(), "used up");
        x.then(Answer.json(404, ""));
        assertRefused(say(), "X refused it (404).");
    }

    @Test
    void what_x_would_never_take_is_not_sent() {
        assertRefused(IN_PUBLIC.saying("a".repeat(281)), "280 characters");
        assertRefused(Outgoing.to("x", "public:222").saying("a"), "no post");
        assertRefused(SITI.saying("a".repeat(10_001)), "10000 characters");
        assertRefused(SITI.saying(" "), "nothing to send");
        assertRefused(
                SITI.with(file("a.pdf", "application/pdf", Optional.of("k"))).saying("a"), "JPEG, PNG and WebP");
        assertRefused(SITI.with(file("a.png", "image/png", Optional.empty())).saying("a"), "JPEG, PNG and WebP");
        assertRefused(
                SITI.with(picture("1"), picture("2"), picture("3"), picture("4"), picture("5"))
                        .saying("a"),
                "At most 4 pictures");
        assertRefused(Outgoing.to("x", "g123").saying("a"), "several people");
        assertRefused(SITI.as(Act.MARK_READ).saying(""), "lets no app");
        assertRefused(SITI.as(Act.SHOW_TYPING).saying(""), "lets no app");

        assertThat(x.requests()).isEmpty();
    }

    @Test
    void a_post_is_as_long_as_x_counts_it() {
        assertThat(channel.send(IN_PUBLIC.saying("https://example.org/" + "a".repeat(400))))
                .isInstanceOf(Delivery.Accepted.class);
        assertThat(channel.send(IN_PUBLIC.saying("a".repeat(280)))).isInstanceOf(Delivery.Accepted.class);
        assertThat(channel.send(IN_PUBLIC.saying("👍".repeat(140)))).isInstanceOf(Delivery.Accepted.class);
        assertRefused(IN_PUBLIC.saying("👍".repeat(141)), "280 characters");
    }

    @Test
    void no_reason_holds_our_token() {
        for (var answer : List.of(Answer.json(401, "{}"), Answer.json(403, "{\"detail\":\"no\"}"), Answer.CUT)) {
            x.then(answer);
            assertThat(channel.send(say()).toString()).doesNotContain(Shops.TOKEN);
        }
    }

    @Test
    void a_picture_of_a_direct_message_is_opened_by_our_token_where_x_wants_it() {
        assertThat(located("https://ton.twitter.com/1.1/ton/data/dm/2080/2079/oP5p359h.png"))
                .isInstanceOfSatisfying(Located.At.class, at -> {
                    assertThat(at.address())
                            .isEqualTo(URI.create(x.url() + "/2/dm_conversations/media/2080/2079/oP5p359h.png"));
                    assertThat(at.headers()).containsEntry("Authorization", "Bearer " + Shops.TOKEN);
                    assertThat(at.trusted()).isTrue();
                });
    }

    @Test
    void a_picture_in_public_needs_no_token_and_gets_none() {
        for (var url : List.of(
                "https://pbs.twimg.com/media/AbCd.jpg",
                "https://ton.twitter.com.evil.example/dm/1/2/a.png",
                "https://evil.example/https://ton.twitter.com/1.1/ton/data/dm/1/2/a.png")) {
            assertThat(located(url)).isInstanceOfSatisfying(Located.At.class, at -> {
                assertThat(at.headers()).isEmpty();
                assertThat(at.trusted()).isFalse();
            });
        }
        assertThat(located("not an address")).isInstanceOf(Located.Gone.class);
    }

    private Located located(String url) {
        return channel.media().orElseThrow().locate("demo", remote(url));
    }

    private void assertThrottled(Duration pause) {
        assertThat(channel.send(say()))
                .isInstanceOfSatisfying(Delivery.Throttled.class, throttled -> assertThat(throttled.retryAfter())
                        .isEqualTo(pause));
    }

    private void assertRefused(OutboundMessage message, String words) {
        assertThat(channel.send(message))
                .isInstanceOfSatisfying(Delivery.Refused.class, refused -> assertThat(refused.reason())
                        .contains(words));
    }

    private static OutboundMessage say() {
        return SITI.saying("halo");
    }

    private Attachment picture(String name) {
        var key = new DirectoryAttachments(files).keep("png".getBytes(UTF_8));
        return file(name, "image/png", Optional.of(key));
    }

    private static Attachment file(String name, String mediaType, Optional<String> stored) {
        return new Attachment(
                name, mediaType, Optional.of(3L), Optional.empty(), stored, Optional.empty(), Optional.empty());
    }

    private static Attachment remote(String url) {
        return new Attachment(
                "f",
                "image/png",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(url),
                Optional.empty());
    }
}
