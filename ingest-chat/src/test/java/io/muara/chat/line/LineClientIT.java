package io.muara.chat.line;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.muara.attachments.DirectoryAttachments;
import io.muara.chat.Outgoing;
import io.muara.contracts.Attachment;
import io.muara.contracts.OutboundMessage;
import io.muara.contracts.ReplyPass;
import io.muara.ingest.Delivery;
import io.muara.testkit.FakeProvider;
import io.muara.testkit.FakeProvider.Answer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineClientIT {

    private static final String ID = "0192e5a0-0000-7000-8000-000000000001";
    private static final Outgoing ZOE = Outgoing.to("line", "U4af4980629");

    /** A minute after everything that {@link Outgoing} makes was written. */
    private static final Instant NOW = Instant.EPOCH.plusSeconds(60);

    private static final Answer INVALID_TOKEN = Answer.json(400, "{\"message\":\"Invalid reply token\"}");

    @TempDir
    Path files;

    private FakeProvider line;
    private LineChannel channel;

    @BeforeEach
    void start() {
        line = FakeProvider.start(0, request -> sent("461230966842064897"));
        channel = at(NOW);
    }

    @AfterEach
    void stop() {
        line.close();
    }

    @Test
    void a_text_is_pushed_under_a_key_made_from_the_reply() {
        assertThat(channel.send(ZOE.saying("Siap, kak 👍"))).isEqualTo(new Delivery.Accepted("461230966842064897"));

        assertThat(line.requests()).singleElement().satisfies(request -> {
            assertThat(request.path()).isEqualTo("/v2/bot/message/push");
            assertThat(request.headers())
                    .containsEntry("authorization", "Bearer " + Officials.TOKEN)
                    .containsEntry("x-line-retry-key", ID);
            assertThat(request.json().toString())
                    .isEqualTo("{\"to\":\"U4af4980629\",\"messages\":[{\"type\":\"text\",\"text\":\"Siap, kak 👍\"}]}");
        });
    }

    @Test
    void a_fresh_token_is_used_and_a_stale_one_is_not() {
        channel.send(with(new ReplyPass("token-1", NOW.plusSeconds(1))));
        channel.send(with(new ReplyPass("token-2", NOW)));

        assertThat(line.requests().get(0)).satisfies(request -> {
            assertThat(request.path()).isEqualTo("/v2/bot/message/reply");
            assertThat(request.headers()).doesNotContainKey("x-line-retry-key");
            assertThat(request.json().path("replyToken").asText()).isEqualTo("token-1");
        });
        assertThat(line.requests().get(1).path()).isEqualTo("/v2/bot/message/push");
    }

    @Test
    void a_token_that_was_used_before_falls_back_to_a_push() {
        line.then(INVALID_TOKEN);

        assertThat(channel.send(fresh())).isEqualTo(new Delivery.Accepted("461230966842064897"));

        assertThat(line.requests())
                .extracting(FakeProvider.Request::path)
                .containsExactly("/v2/bot/message/reply", "/v2/bot/message/push");
    }

    @Test
    void a_reply_cut_off_is_tried_once_more_because_its_token_works_once() {
        line.then(Answer.CUT);

        assertThat(channel.send(fresh())).isEqualTo(new Delivery.Accepted("461230966842064897"));

        assertThat(line.requests())
                .extracting(FakeProvider.Request::path)
                .containsExactly("/v2/bot/message/reply", "/v2/bot/message/reply");
    }

    @Test
    void a_reply_cut_off_whose_token_is_gone_then_is_never_pushed() {
        line.then(Answer.CUT).then(INVALID_TOKEN);

        assertThat(channel.send(fresh())).isInstanceOf(Delivery.Uncertain.class);
        assertThat(channel.settle(fresh())).isEmpty();

        assertThat(line.requests()).hasSize(2).allSatisfy(request -> assertThat(request.path())
                .isEqualTo("/v2/bot/message/reply"));
    }

    @Test
    void a_push_cut_off_is_settled_by_the_same_push_again() {
        line.then(Answer.CUT)
                .then(Answer.json(
                        409, "{\"message\":\"The retry key is already accepted\",\"sentMessages\":[{\"id\":\"46\"}]}"));
        assertThat(channel.send(ZOE.saying("halo"))).isInstanceOf(Delivery.Uncertain.class);

        assertThat(channel.settle(ZOE.saying("halo"))).contains(new Delivery.Accepted("46"));

        assertThat(line.requests()).hasSize(2).allSatisfy(request -> assertThat(request.headers())
                .containsEntry("x-line-retry-key", ID));
    }

    @Test
    void settling_tells_nothing_while_line_gives_no_clear_answer() {
        line.then(Answer.json(500, "{}"));
        assertThat(channel.settle(ZOE.saying("halo"))).isEmpty();
        line.then(Answer.json(429, "{\"message\":\"You have reached your monthly limit.\"}"));
        assertThat(channel.settle(ZOE.saying("halo"))).isEmpty();
    }

    @Test
    void nothing_is_pushed_again_once_line_may_have_forgotten_the_key() {
        var later = at(Instant.EPOCH.plus(Duration.ofHours(23)));

        assertThat(later.settle(ZOE.saying("halo"))).isEmpty();

        assertThat(line.requests()).isEmpty();
    }

    @Test
    void what_line_says_is_told_apart() {
        line.then(new Answer(409, Map.of("x-line-accepted-request-id", "123e4567"), "{}"));
        assertThat(channel.send(say())).isEqualTo(new Delivery.Accepted("123e4567"));
        line.then(Answer.json(429, "{\"message\":\"The API rate limit has been exceeded. Try again later.\"}"));
        assertThat(channel.send(say())).isInstanceOf(Delivery.Throttled.class);
        line.then(Answer.json(429, "{\"message\":\"You have reached your monthly limit.\"}"));
        assertRefused("used up its messages for this month");
        line.then(Answer.json(401, "{\"message\":\"Authentication failed\"}"));
        assertRefused("channel access token");
        line.then(Answer.json(403, "{\"message\":\"Not available\"}"));
        assertRefused("plan");
        line.then(
                Answer.json(
                        400,
                        "{\"message\":\"The request body has 1 error(s)\",\"details\":[{\"message\":\"May not be empty\",\"property\":\"messages[0].text\"}]}"));
        assertRefused("messages[0].text: May not be empty");
        line.then(Answer.json(500, "{}"));
        assertThat(channel.send(say())).isInstanceOf(Delivery.Uncertain.class);
        line.then(Answer.CUT);
        assertThat(channel.send(say())).isInstanceOf(Delivery.Uncertain.class);
        line.close();
        assertThat(channel.send(say())).isInstanceOf(Delivery.Unavailable.class);
    }

    @Test
    void what_line_would_never_take_is_not_even_tried() {
        assertThat(channel.send(ZOE.saying("a".repeat(5001)))).isInstanceOf(Delivery.Refused.class);
        assertThat(channel.send(ZOE.saying(" "))).isInstanceOf(Delivery.Refused.class);
        assertThat(channel.send(ZOE.as(OutboundMessage.Act.MARK_READ).saying("")))
                .isInstanceOf(Delivery.Refused.class);
        var picture = file("a.png", "image/png", "png".getBytes(UTF_8));
        assertThat(channel.send(
                        ZOE.with(picture, picture, picture, picture, picture).saying("a")))
                .isInstanceOf(Delivery.Refused.class);
        assertThat(Officials.hidden(line.url()).send(ZOE.with(picture).saying("a")))
                .isInstanceOfSatisfying(Delivery.Refused.class, refused -> assertThat(refused.reason())
                        .contains("muara.public.url"));
        assertThat(line.requests()).isEmpty();

        assertThat(channel.send(ZOE.saying("a".repeat(5000)))).isInstanceOf(Delivery.Accepted.class);
    }

    @Test
    void typing_is_shown_to_one_person_and_to_no_group() {
        line.then(Answer.json(202, "{}"));
        assertThat(channel.send(ZOE.as(OutboundMessage.Act.SHOW_TYPING).saying("")))
                .isInstanceOf(Delivery.Accepted.class);
        assertThat(channel.send(Outgoing.to("line", "C123")
                        .as(OutboundMessage.Act.SHOW_TYPING)
                        .saying("")))
                .isInstanceOf(Delivery.Refused.class);

        assertThat(line.requests()).singleElement().satisfies(request -> assertThat(request.path())
                .isEqualTo("/v2/bot/chat/loading/start"));
    }

    @Test
    void pictures_and_videos_are_shown_and_other_files_are_links() {
        var picture = file("nota belanja.jpg", "image/jpeg", "jpg".getBytes(UTF_8));
        var video = file("klip.mp4", "video/mp4", "mp4".getBytes(UTF_8));
        var letter = file("surat.pdf", "application/pdf", "pdf".getBytes(UTF_8));

        channel.send(ZOE.with(picture, video, letter).saying("ini"));

        var messages = line.requests().getFirst().json().path("messages");
        assertThat(messages).hasSize(3);
        assertThat(messages.get(0).path("text").asText())
                .isEqualTo("ini\nsurat.pdf: https://hooks.example.org/media/%s/surat.pdf"
                        .formatted(letter.stored().orElseThrow()));
        assertThat(messages.get(1).path("type").asText()).isEqualTo("image");
        assertThat(messages.get(1).path("originalContentUrl").asText())
                .isEqualTo(messages.get(1).path("previewImageUrl").asText())
                .endsWith("/attachment.jpg");
        assertThat(messages.get(2).path("type").asText()).isEqualTo("video");
        assertThat(messages.get(2).path("previewImageUrl").asText()).endsWith("/attachment.png");
    }

    @Test
    void a_large_picture_is_shown_by_a_small_one() throws Exception {
        var large = file("foto.png", "image/png", noise(1200, 900));

        channel.send(ZOE.with(large).saying(""));

        var message = line.requests().getFirst().json().path("messages").path(0);
        var preview = Path.of(
                        URI.create(message.path("previewImageUrl").asText()).getPath())
                .getName(1)
                .toString();
        assertThat(message.path("originalContentUrl").asText())
                .contains(large.stored().orElseThrow());
        try (var bytes = new DirectoryAttachments(files).open(preview)) {
            var small = bytes.readAllBytes();
            assertThat(small.length).isLessThan(1_000_000);
            assertThat(ImageIO.read(new ByteArrayInputStream(small)).getWidth()).isEqualTo(400);
        }
    }

    @Test
    void what_only_calls_itself_a_picture_is_a_link() {
        var none = file("foto.jpg", "image/jpeg", new byte[1_000_001]);

        channel.send(ZOE.with(none).saying(""));

        assertThat(line.requests().getFirst().json().path("messages"))
                .singleElement()
                .satisfies(message -> assertThat(message.path("text").asText()).startsWith("foto.jpg: https://"));
    }

    private void assertRefused(String why) {
        assertThat(channel.send(say()))
                .isInstanceOfSatisfying(Delivery.Refused.class, refused -> assertThat(refused.reason())
                        .contains(why));
    }

    private LineChannel at(Instant now) {
        return Officials.at(line.url(), files, Clock.fixed(now, ZoneOffset.UTC));
    }

    private Attachment file(String name, String mediaType, byte[] bytes) {
        return new Attachment(
                name,
                mediaType,
                Optional.of((long) bytes.length),
                Optional.empty(),
                Optional.of(new DirectoryAttachments(files).keep(bytes)),
                Optional.empty(),
                Optional.empty());
    }

    private static byte[] noise(int width, int height) throws Exception {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var random = new Random(1);
        for (int at = 0; at < width * height; at++) {
            picture.setRGB(at % width, at / width, random.nextInt());
        }
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", bytes);
        assertThat(bytes.size()).isGreaterThan(1_000_000);
        return bytes.toByteArray();
    }

    private static OutboundMessage say() {
        return ZOE.saying("halo");
    }

    private static OutboundMessage fresh() {
        return with(new ReplyPass("token", NOW.plusSeconds(1)));
    }

    private static OutboundMessage with(ReplyPass pass) {
        var said = say();
        return new OutboundMessage(
                said.id(),
                said.ticket(),
                said.ticketNumber(),
                said.conversation(),
                said.to(),
                said.subject(),
                said.text(),
                said.answers(),
                said.writtenAt(),
                said.attachments(),
                said.template(),
                said.act(),
                said.contactWroteAt(),
                Optional.of(pass),
                said.language(),
                said.automatic());
    }

    private static Answer sent(String id) {
        return Answer.json(200, "{\"sentMessages\":[{\"id\":\"%s\",\"quoteToken\":\"q\"}]}".formatted(id));
    }
}
