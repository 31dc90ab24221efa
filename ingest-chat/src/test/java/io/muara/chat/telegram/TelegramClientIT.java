package io.muara.chat.telegram;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.muara.attachments.DirectoryAttachments;
import io.muara.chat.Outgoing;
import io.muara.contracts.Attachment;
import io.muara.contracts.OutboundMessage;
import io.muara.ingest.Delivery;
import io.muara.ingest.MediaSource.Located;
import io.muara.testkit.FakeProvider;
import io.muara.testkit.FakeProvider.Answer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TelegramClientIT {

    private static final Outgoing ZOE = Outgoing.to("telegram", "42");

    @TempDir
    Path files;

    private FakeProvider telegram;
    private TelegramChannel channel;

    @BeforeEach
    void start() {
        telegram = FakeProvider.start(0, request -> ok());
        channel = Bots.at(telegram.url(), files, Bots.SECRET);
    }

    @AfterEach
    void stop() {
        telegram.close();
    }

    @Test
    void a_text_answers_the_message_it_answers() {
        assertThat(channel.send(ZOE.answering("42:11").saying("Siap, kak 👍")))
                .isEqualTo(new Delivery.Accepted("42:77"));

        assertThat(telegram.requests()).singleElement().satisfies(request -> {
            assertThat(request.path()).isEqualTo("/bot%s/sendMessage".formatted(Bots.TOKEN));
            assertThat(request.body())
                    .contains("Siap, kak 👍")
                    .contains("name=\"chat_id\"\r\n\r\n42\r\n")
                    .contains("{\"message_id\":11,\"allow_sending_without_reply\":true}");
        });
    }

    @Test
    void the_topic_and_the_connection_go_along() {
        channel.send(Outgoing.to("telegram", "-1001/5").saying("a"));
        channel.send(Outgoing.to("telegram", "42@bc1").saying("b"));

        assertThat(telegram.requests().get(0).body()).contains("name=\"message_thread_id\"\r\n\r\n5\r\n");
        assertThat(telegram.requests().get(1).body()).contains("name=\"business_connection_id\"\r\n\r\nbc1\r\n");
    }

    @Test
    void a_file_is_sent_as_what_it_is_with_the_text() {
        var key = new DirectoryAttachments(files).keep("png".getBytes(UTF_8));

        var delivery = channel.send(ZOE.with(file("foto.png", "image/png", key)).saying("ini fotonya"));

        assertThat(delivery).isInstanceOf(Delivery.Accepted.class);
        assertThat(telegram.requests()).singleElement().satisfies(request -> {
            assertThat(request.path()).endsWith("/sendPhoto");
            assertThat(request.body()).contains("filename=\"foto.png\"", "png", "ini fotonya");
        });
    }

    @Test
    void a_file_that_has_not_arrived_here_is_refused() {
        assertThat(channel.send(ZOE.with(remote()).saying("a")))
                .isInstanceOfSatisfying(Delivery.Refused.class, refused -> assertThat(refused.reason())
                        .contains("has not arrived here yet"));
        assertThat(telegram.requests()).isEmpty();
    }

    @Test
    void a_second_file_that_fails_is_told_honestly() {
        var key = new DirectoryAttachments(files).keep("pdf".getBytes(UTF_8));
        telegram.then(ok()).then(Answer.json(400, "{\"ok\":false,\"description\":\"Bad Request: no\"}"));

        var delivery =
                channel.send(ZOE.with(file("a.pdf", "application/pdf", key), file("b.pdf", "application/pdf", key))
                        .saying(""));

        assertThat(delivery)
                .isInstanceOfSatisfying(Delivery.Uncertain.class, uncertain -> assertThat(uncertain.reason())
                        .contains("Of 2 files the first 1"));
    }

    @Test
    void what_telegram_says_is_told_apart() {
        telegram.then(Answer.json(429, "{\"ok\":false,\"error_code\":429,\"parameters\":{\"retry_after\":5}}"));
        assertThat(channel.send(say()))
                .isInstanceOfSatisfying(Delivery.Throttled.class, throttled -> assertThat(throttled.retryAfter())
                        .isEqualTo(Duration.ofSeconds(5)));
        telegram.then(Answer.json(403, "{\"ok\":false,\"description\":\"Forbidden: bot was blocked by the user\"}"));
        assertThat(channel.send(say())).isInstanceOf(Delivery.Refused.class);
        telegram.then(Answer.json(502, "bad gateway"));
        assertThat(channel.send(say())).isInstanceOf(Delivery.Uncertain.class);
        telegram.then(Answer.CUT);
        assertThat(channel.send(say())).isInstanceOf(Delivery.Uncertain.class);
        telegram.close();
        assertThat(channel.send(say())).isInstanceOf(Delivery.Unavailable.class);
    }

    @Test
    void a_group_that_became_a_supergroup_is_answered_where_it_is_now() {
        telegram.then(Answer.json(
                400, "{\"ok\":false,\"description\":\"moved\",\"parameters\":{\"migrate_to_chat_id\":-10055}}"));

        assertThat(channel.send(Outgoing.to("telegram", "-55").saying("halo")))
                .isEqualTo(new Delivery.Accepted("-10055:77"));

        assertThat(telegram.requests()).hasSize(2);
    }

    @Test
    void typing_is_shown_and_reading_cannot_be() {
        assertThat(channel.send(ZOE.as(OutboundMessage.Act.SHOW_TYPING).saying("")))
                .isInstanceOf(Delivery.Accepted.class);
        assertThat(channel.send(ZOE.as(OutboundMessage.Act.MARK_READ).saying("")))
                .isInstanceOf(Delivery.Refused.class);
        assertThat(telegram.requests()).singleElement().satisfies(request -> assertThat(request.path())
                .endsWith("/sendChatAction"));
    }

    @Test
    void no_reason_holds_the_bots_token() {
        for (var answer : List.of(Answer.json(400, "{\"description\":\"Bad Request: x\"}"), Answer.CUT)) {
            telegram.then(answer);
            assertThat(channel.send(say()).toString()).doesNotContain(Bots.TOKEN);
        }
    }

    @Test
    void a_file_is_found_by_asking_where_it_lies() {
        telegram.then(Answer.json(200, "{\"ok\":true,\"result\":{\"file_path\":\"photos/1.jpg\",\"file_size\":9}}"));
        var located = channel.media().orElseThrow().locate("demo", remote());

        assertThat(located).isInstanceOfSatisfying(Located.At.class, at -> {
            assertThat(at.address())
                    .isEqualTo(URI.create(telegram.url() + "/file/bot%s/photos/1.jpg".formatted(Bots.TOKEN)));
            assertThat(at.bytes()).contains(9L);
            assertThat(at.trusted()).isTrue();
        });
    }

    @Test
    void a_file_that_is_too_big_for_bots_is_gone() {
        telegram.then(Answer.json(400, "{\"ok\":false,\"description\":\"Bad Request: file is too big\"}"));

        assertThat(channel.media().orElseThrow().locate("demo", remote()))
                .isInstanceOfSatisfying(
                        Located.Gone.class, gone -> assertThat(gone.reason()).contains("20 MB"));
    }

    @Test
    void a_file_that_may_come_later_is_asked_for_again() {
        var passing = List.of(
                Answer.json(
                        400, "{\"description\":\"Bad Request: wrong file_id or the file is temporarily unavailable\"}"),
                Answer.json(401, "{\"description\":\"Unauthorized\"}"),
                Answer.json(429, "{\"description\":\"Too Many Requests: retry after 5\"}"),
                Answer.json(502, "Bad Gateway"));
        for (var answer : passing) {
            telegram.then(answer);
            assertThat(channel.media().orElseThrow().locate("demo", remote()))
                    .isInstanceOfSatisfying(Located.Unavailable.class, unavailable -> assertThat(unavailable.reason())
                            .doesNotContain(Bots.TOKEN));
        }

        telegram.then(Answer.json(400, "{\"description\":\"Bad Request: invalid file_id\"}"));
        assertThat(channel.media().orElseThrow().locate("demo", remote())).isInstanceOf(Located.Gone.class);
        assertThat(channel.media().orElseThrow().locate("nobody", remote())).isInstanceOf(Located.Gone.class);
    }

    private static OutboundMessage say() {
        return ZOE.saying("halo");
    }

    private static Answer ok() {
        return Answer.json(200, "{\"ok\":true,\"result\":{\"message_id\":77}}");
    }

    private static Attachment file(String name, String mediaType, String key) {
        return new Attachment(
                name,
                mediaType,
                Optional.of(3L),
                Optional.empty(),
                Optional.of(key),
                Optional.empty(),
                Optional.empty());
    }

    private static Attachment remote() {
        return new Attachment(
                "f",
                "image/jpeg",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("file/id"),
                Optional.empty());
    }
}
