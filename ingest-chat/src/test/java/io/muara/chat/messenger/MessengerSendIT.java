package io.muara.chat.messenger;

import static org.assertj.core.api.Assertions.assertThat;

import io.muara.chat.Outgoing;
import io.muara.contracts.OutboundMessage.Act;
import io.muara.ingest.Delivery;
import io.muara.testkit.FakeProvider;
import io.muara.testkit.FakeProvider.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MessengerSendIT {

    private static final Outgoing ZOE = Outgoing.to("messenger", "555");
    private static final String US = MessengerChannelTest.US;

    private FakeProvider meta;
    private MessengerChannel channel;

    @BeforeEach
    void start() {
        meta = FakeProvider.start(0, request -> Answer.json(200, "{\"recipient_id\":\"555\",\"message_id\":\"m_77\"}"));
        channel = MessengerChannelTest.channel(meta.url(), true, MessengerChannelTest.SECRET);
    }

    @AfterEach
    void stop() {
        meta.close();
    }

    @Test
    void a_text_goes_out_with_the_replys_id_by_which_its_echo_is_known() {
        var reply = ZOE.saying("Siap, kak");

        assertThat(channel.send(reply)).isEqualTo(new Delivery.Accepted("m_77"));

        assertThat(meta.requests()).singleElement().satisfies(request -> {
            assertThat(request.path()).isEqualTo("/" + US + "/messages");
            assertThat(request.headers()).containsEntry("authorization", "Bearer muara-local-token");
            assertThat(request.json().at("/recipient/id").asText()).isEqualTo("555");
            assertThat(request.json().at("/messaging_type").asText()).isEqualTo("RESPONSE");
            assertThat(request.json().at("/message/text").asText()).isEqualTo("Siap, kak");
            assertThat(request.json().at("/message/metadata").asText())
                    .isEqualTo(reply.id().toString());
        });
    }

    @Test
    void a_person_may_answer_within_seven_days_where_meta_lets_them() {
        var late = ZOE.lastHeardOf(Instant.now().minus(Duration.ofDays(3)));

        assertThat(channel.send(late.saying("maaf baru balas"))).isInstanceOf(Delivery.Accepted.class);

        assertThat(meta.requests()).singleElement().satisfies(request -> {
            assertThat(request.json().at("/messaging_type").asText()).isEqualTo("MESSAGE_TAG");
            assertThat(request.json().at("/tag").asText()).isEqualTo("HUMAN_AGENT");
        });
    }

    @Test
    void a_comment_is_answered_below_it_or_in_private() {
        meta.then(Answer.json(200, "{\"id\":\"C9\"}"));
        var comment = Outgoing.to("messenger", "comment:C1").answering("C2");

        assertThat(channel.send(comment.saying("Rp 25.000"))).isEqualTo(new Delivery.Accepted("C9"));
        channel.send(comment.as(Act.SAY_PRIVATELY).saying("alamatnya?"));

        assertThat(meta.requests().get(0).path()).isEqualTo("/C2/comments");
        assertThat(meta.requests().get(0).json().at("/message").asText()).isEqualTo("Rp 25.000");
        assertThat(meta.requests().get(1).path()).isEqualTo("/" + US + "/messages");
        assertThat(meta.requests().get(1).json().at("/recipient/comment_id").asText())
                .isEqualTo("C2");
    }

    @Test
    void a_private_answer_to_a_comment_is_known_by_the_replys_id_and_comes_within_seven_days() {
        var comment = Outgoing.to("messenger", "comment:C1").as(Act.SAY_PRIVATELY);
        var reply = comment.lastHeardOf(Instant.now().minus(Duration.ofDays(6))).saying("alamatnya?");

        assertThat(channel.send(reply)).isInstanceOf(Delivery.Accepted.class);
        assertThat(channel.send(comment.lastHeardOf(Instant.now().minus(Duration.ofDays(8)))
                        .saying("halo")))
                .isInstanceOfSatisfying(Delivery.Refused.class, refused -> assertThat(refused.reason())
                        .contains("seven days"));

        assertThat(meta.requests()).singleElement().satisfies(request -> assertThat(
                        request.json().at("/message/metadata").asText())
                .isEqualTo(reply.id().toString()));
    }

    @Test
    void below_a_comment_nobody_sees_who_reads_or_types() {
        var comment = Outgoing.to("messenger", "comment:C1");

        assertThat(channel.send(comment.as(Act.MARK_READ).saying(""))).isInstanceOf(Delivery.Refused.class);
        assertThat(channel.send(comment.as(Act.SHOW_TYPING).saying(""))).isInstanceOf(Delivery.Refused.class);
        assertThat(channel.send(comment.saying(" "))).isInstanceOf(Delivery.Refused.class);
        assertThat(meta.requests()).isEmpty();
    }

    @Test
    void a_refusal_says_what_meta_says_closer() {
        for (var closer : Map.of(
                        "10,\"error_subcode\":2018278", "too long ago",
                        "100,\"error_subcode\":2018001", "cannot be found",
                        "10", "permission",
                        "100", "as it is")
                .entrySet()) {
            meta.then(Answer.json(400, "{\"error\":{\"message\":\"x\",\"code\":%s}}".formatted(closer.getKey())));

            assertThat(channel.send(ZOE.saying("a")))
                    .isInstanceOfSatisfying(Delivery.Refused.class, refused -> assertThat(refused.reason())
                            .contains(closer.getValue()));
        }
    }

    @Test
    void reading_and_typing_are_shown() {
        channel.send(ZOE.as(Act.MARK_READ).saying(""));
        channel.send(ZOE.as(Act.SHOW_TYPING).saying(""));

        assertThat(meta.requests())
                .extracting(request -> request.json().at("/sender_action").asText())
                .containsExactly("mark_seen", "typing_on");
    }

    @Test
    void what_meta_says_is_told_apart() {
        meta.then(error(400, 613));
        assertThat(channel.send(ZOE.saying("a"))).isInstanceOf(Delivery.Throttled.class);
        meta.then(error(400, 190));
        assertThat(channel.send(ZOE.saying("a"))).isInstanceOf(Delivery.Refused.class);
        meta.then(error(500, 2));
        assertThat(channel.send(ZOE.saying("a"))).isInstanceOf(Delivery.Unavailable.class);
        meta.then(Answer.json(502, "bad gateway"));
        assertThat(channel.send(ZOE.saying("a"))).isInstanceOf(Delivery.Uncertain.class);
        meta.then(Answer.CUT);
        assertThat(channel.send(ZOE.saying("a"))).isInstanceOf(Delivery.Uncertain.class);
    }

    private static Answer error(int status, int code) {
        return Answer.json(status, "{\"error\":{\"message\":\"x\",\"code\":%d}}".formatted(code));
    }
}
