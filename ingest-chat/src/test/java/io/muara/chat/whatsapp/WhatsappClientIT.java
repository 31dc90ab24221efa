package io.muara.chat.whatsapp;

import static io.muara.chat.whatsapp.Accounts.NUMBER;
import static io.muara.chat.whatsapp.Accounts.account;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.muara.attachments.DirectoryAttachments;
import io.muara.chat.Outgoing;
import io.muara.contracts.Attachment;
import io.muara.contracts.OutboundMessage;
import io.muara.contracts.OutboundMessage.Act;
import io.muara.contracts.OutboundMessage.Template;
import io.muara.contracts.Sender.Identity;
import io.muara.ingest.Channel;
import io.muara.ingest.Delivery;
import io.muara.testkit.FakeGraph;
import io.muara.testkit.FakeGraph.Failure;
import io.muara.testkit.FakeProvider;
import io.muara.testkit.Ports;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhatsappClientIT {

    private static final Identity PHONE = Identity.of("phone", "+393331112222");
    private static final Identity USER = new Identity("whatsapp", "IT.55", Optional.of("9"));
    private static final Outgoing ZOE =
            Outgoing.to("whatsapp", "IT.55").knownAs(PHONE, USER).answering("wamid.IN");

    @TempDir
    Path files;

    private final FakeGraph graph = FakeGraph.start(0);
    private Channel channel;

    @BeforeEach
    void start() {
        channel = at(URI.create(graph.url()));
    }

    @AfterEach
    void stop() {
        graph.close();
    }

    @Test
    void a_reply_arrives_with_what_its_reports_are_found_by() {
        var reply = ZOE.saying("halo");

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
        assertThat(channel.send(ZOE.knownAs(USER).saying("halo"))).isInstanceOf(Delivery.Accepted.class);

        assertThat(graph.sent().getFirst().to()).isEqualTo("IT.55");
    }

    @Test
    void a_group_is_written_to_as_a_group() {
        channel.send(Outgoing.to("whatsapp", "group:Y2FwaQ==").knownAs(PHONE).saying("halo semua"));

        var request = graph.sent().getFirst().request();
        assertThat(request.path("recipient_type").asText()).isEqualTo("group");
        assertThat(request.path("to").asText()).isEqualTo("Y2FwaQ==");
    }

    @Test
    void a_customer_whom_we_cannot_address_is_refused_before_anything_is_sent() {
        assertRefused(ZOE.knownAs(Identity.of("email", "a@example.org")).saying("halo"), "no phone number");
        assertThat(graph.sent()).isEmpty();
    }

    @Test
    void text_is_counted_in_characters_and_refused_when_there_are_too_many() {
        assertThat(channel.send(ZOE.saying("👍".repeat(4096)))).isInstanceOf(Delivery.Accepted.class);
        assertRefused(ZOE.saying("x".repeat(4097)), "4096 characters");
        assertThat(graph.sent()).hasSize(1);
    }

    @Test
    void more_than_24_hours_after_the_customer_wrote_only_a_template_is_tried() {
        var late = ZOE.lastHeardOf(Instant.now().minus(Duration.ofHours(25)));

        assertRefused(late.saying("halo"), "use a template");
        assertThat(graph.sent()).isEmpty();

        assertThat(channel.send(late.using(new Template("order_update", "id", List.of("Zoë", "A-17")))))
                .isInstanceOf(Delivery.Accepted.class);
        assertThat(graph.sent().getFirst().request().path("template").toString())
                .isEqualTo(
                        "{\"name\":\"order_update\",\"language\":{\"code\":\"id\"},\"components\":[{\"type\":\"body\","
                                + "\"parameters\":[{\"type\":\"text\",\"text\":\"Zoë\"},{\"type\":\"text\",\"text\":\"A-17\"}]}]}");
    }

    @Test
    void a_template_without_placeholders_has_no_components_and_none_takes_a_file() {
        var template = new Template("hello", "en_US", List.of());

        channel.send(ZOE.using(template));

        assertThat(graph.sent().getFirst().request().path("template").has("components"))
                .isFalse();
        assertRefused(ZOE.with(file("a.pdf", "application/pdf", "pdf")).using(template), "template");
    }

    @Test
    void a_file_is_handed_over_first_and_then_sent_as_what_it_is_with_the_text_below() {
        var delivery = channel.send(
                ZOE.with(file("foto.png", "image/png", "png bytes")).saying("ini fotonya"));

        assertThat(delivery).isInstanceOf(Delivery.Accepted.class);
        var request = graph.sent().getFirst().request();
        assertThat(request.path("type").asText()).isEqualTo("image");
        assertThat(request.at("/image/caption").asText()).isEqualTo("ini fotonya");
        assertThat(graph.bytes(request.at("/image/id").asText())).contains("png bytes".getBytes(UTF_8));
    }

    @Test
    void several_files_are_a_message_each_and_text_that_no_file_takes_comes_before_them() {
        channel.send(
                ZOE.with(file("suara.ogg", "audio/ogg; codecs=opus", "ogg"), file("a.pdf", "application/pdf", "pdf"))
                        .saying("dengarkan dulu"));

        assertThat(graph.sent().reversed())
                .extracting(sent -> sent.request().path("type").asText())
                .containsExactly("text", "audio", "document");
        assertThat(graph.sent().getFirst().request().at("/document/filename").asText())
                .isEqualTo("a.pdf");
        assertThat(graph.sent())
                .extracting(FakeGraph.Sent::callbackData)
                .containsOnly(Optional.of(ZOE.saying("").id().toString()));
    }

    @Test
    void text_that_is_too_long_for_a_caption_stands_by_itself() {
        channel.send(ZOE.with(file("a.jpg", "image/jpeg", "jpg")).saying("x".repeat(1025)));

        assertThat(graph.sent().reversed())
                .extracting(sent -> sent.request().path("type").asText())
                .containsExactly("text", "image");
    }

    @Test
    void what_is_too_big_or_not_here_is_refused_before_anything_is_handed_over() {
        assertRefused(ZOE.with(sized("a.jpg", "image/jpeg", 5L << 20 | 1)).saying(""), "5 MB");
        assertRefused(ZOE.with(sized("a.mp4", "video/mp4", 16L << 20 | 1)).saying(""), "16 MB");
        assertRefused(ZOE.with(sized("a.webp", "image/webp", 501L << 10)).saying(""), "500 KB");
        assertRefused(
                ZOE.with(sized("a.pdf", "application/pdf", 100L << 20 | 1)).saying(""), "100 MB");
        assertRefused(ZOE.with(remote("650001")).saying(""), "has not arrived here yet");
        assertThat(graph.sent()).isEmpty();
    }

    @Test
    void handing_over_a_file_may_be_tried_again_whatever_happened() {
        var reply = ZOE.with(file("a.pdf", "application/pdf", "pdf")).saying("");

        for (var failure : List.of(Failure.HANGS, Failure.TAKEN_THEN_CUT, Failure.BROKEN)) {
            graph.failNext(failure);
            assertThat(after(Duration.ofMinutes(29)).send(reply))
                    .as(failure.name())
                    .isInstanceOf(Delivery.Unavailable.class);
        }
        graph.failNext(Failure.THROTTLED);
        assertThat(channel.send(reply)).isInstanceOf(Delivery.Throttled.class);
        assertThat(graph.sent()).isEmpty();
    }

    @Test
    void files_that_whatsapp_takes_too_slowly_are_given_up_after_half_an_hour() {
        var reply = ZOE.with(file("a.pdf", "application/pdf", "pdf")).saying("");
        var late = after(Duration.ofMinutes(30));

        graph.failNext(Failure.HANGS);
        assertThat(late.send(reply))
                .isEqualTo(new Delivery.Refused(
                        "The files could not be handed to WhatsApp within 2 seconds: send fewer or smaller ones."));

        // An outage is something else, however long it lasts.
        for (var failure : List.of(Failure.TAKEN_THEN_CUT, Failure.BROKEN)) {
            graph.failNext(failure);
            assertThat(late.send(reply)).as(failure.name()).isInstanceOf(Delivery.Unavailable.class);
        }
        assertThat(graph.sent()).isEmpty();
    }

    @Test
    void a_file_that_our_own_store_does_not_give_is_tried_again() {
        var lost = file("a.pdf", "application/pdf", Optional.of("sha256-" + "0".repeat(64)), Optional.of(3L));

        assertThat(channel.send(ZOE.with(lost).saying(""))).isInstanceOf(Delivery.Unavailable.class);
    }

    @Test
    void a_second_message_that_fails_is_told_honestly() throws Exception {
        try (var meta = FakeProvider.start(
                0,
                request -> FakeProvider.Answer.json(
                        200,
                        request.path().endsWith("/media")
                                ? "{\"id\":\"1\"}"
                                : "{\"messages\":[{\"id\":\"wamid.1\"}]}"))) {
            meta.then(FakeProvider.Answer.json(200, "{\"id\":\"1\"}"))
                    .then(FakeProvider.Answer.json(200, "{\"id\":\"2\"}"))
                    .then(FakeProvider.Answer.json(200, "{\"messages\":[{\"id\":\"wamid.1\"}]}"))
                    .then(FakeProvider.Answer.json(400, "{\"error\":{\"code\":131053}}"));

            var delivery = at(meta.url())
                    .send(ZOE.with(file("a.pdf", "application/pdf", "a"), file("b.pdf", "application/pdf", "b"))
                            .saying(""));

            assertThat(delivery)
                    .isInstanceOfSatisfying(Delivery.Uncertain.class, uncertain -> assertThat(uncertain.reason())
                            .contains("Of 2 messages the first 1"));
        }
    }

    @Test
    void reading_and_typing_are_told_with_the_message_that_was_read() {
        assertThat(channel.send(ZOE.as(Act.MARK_READ).saying(""))).isInstanceOf(Delivery.Accepted.class);
        assertThat(channel.send(ZOE.as(Act.SHOW_TYPING).saying(""))).isInstanceOf(Delivery.Accepted.class);

        assertThat(graph.marks())
                .extracting(mark -> mark.path("message_id").asText())
                .containsExactly("wamid.IN", "wamid.IN");
        assertThat(graph.marks())
                .extracting(mark -> mark.at("/typing_indicator/type").asText())
                .containsExactly("", "text");
        assertRefused(ZOE.answering().as(Act.MARK_READ).saying(""), "which message");
        assertThat(graph.sent()).isEmpty();
    }

    @Test
    void too_fast_waits_as_long_as_meta_wants() throws Exception {
        graph.failNext(Failure.THROTTLED);
        assertThat(channel.send(ZOE.saying("halo")))
                .isInstanceOfSatisfying(Delivery.Throttled.class, throttled -> assertThat(throttled.retryAfter())
                        .isEqualTo(Duration.ofSeconds(1)));

        try (var meta =
                FakeProvider.start(0, request -> FakeProvider.Answer.json(400, "{\"error\":{\"code\":131056}}"))) {
            assertThat(at(meta.url()).send(ZOE.saying("halo")))
                    .isInstanceOfSatisfying(Delivery.Throttled.class, throttled -> assertThat(throttled.retryAfter())
                            .isEqualTo(Duration.ofSeconds(6)));
        }
    }

    @Test
    void every_code_of_meta_is_what_it_is() {
        try (var meta = FakeProvider.start(0, request -> FakeProvider.Answer.json(200, "{}"))) {
            var strict = at(meta.url());
            for (int code : new int[] {4, 80007, 130429, 131056}) {
                meta.then(FakeProvider.Answer.json(400, "{\"error\":{\"code\":%d}}".formatted(code)));
                assertThat(strict.send(ZOE.saying("a"))).as("" + code).isInstanceOf(Delivery.Throttled.class);
            }
            for (int code : new int[] {1, 2, 131000, 131016, 131057}) {
                meta.then(FakeProvider.Answer.json(400, "{\"error\":{\"code\":%d}}".formatted(code)));
                assertThat(strict.send(ZOE.saying("a"))).as("" + code).isInstanceOf(Delivery.Unavailable.class);
            }
            for (int code :
                    new int[] {0, 10, 190, 368, 131005, 131026, 131031, 131047, 131049, 131050, 131062, 132001}) {
                meta.then(FakeProvider.Answer.json(400, "{\"error\":{\"code\":%d}}".formatted(code)));
                assertThat(strict.send(ZOE.saying("a")))
                        .as("" + code)
                        .isInstanceOfSatisfying(Delivery.Refused.class, refused -> assertThat(refused.reason())
                                .endsWith("(%d)".formatted(code))
                                .doesNotStartWith("WhatsApp refused the reply"));
            }
            assertThat(strict.send(ZOE.saying("a"))).isInstanceOf(Delivery.Uncertain.class);
            meta.then(FakeProvider.Answer.json(502, "bad gateway"));
            assertThat(strict.send(ZOE.saying("a"))).isInstanceOf(Delivery.Uncertain.class);
        }
    }

    @Test
    void an_error_of_meta_is_certainly_not_sent() {
        graph.failNext(Failure.BROKEN);

        assertThat(channel.send(ZOE.saying("halo"))).isInstanceOf(Delivery.Unavailable.class);
    }

    @Test
    void outside_the_24_hours_is_refused_in_words_for_a_person() {
        graph.failNext(Failure.OUTSIDE_WINDOW);

        assertRefused(ZOE.saying("halo"), "24 hours", "131047");
    }

    @Test
    void no_answer_and_half_an_answer_leave_it_open_whether_it_was_sent() {
        graph.failNext(Failure.HANGS, Failure.TAKEN_THEN_CUT);

        assertThat(channel.send(ZOE.saying("halo"))).isInstanceOf(Delivery.Uncertain.class);
        assertThat(channel.send(ZOE.saying("halo"))).isInstanceOf(Delivery.Uncertain.class);
    }

    @Test
    void nobody_there_is_certainly_not_sent() {
        assertThat(at(URI.create("http://localhost:" + Ports.free())).send(ZOE.saying("halo")))
                .isInstanceOf(Delivery.Unavailable.class);
        assertThat(at(URI.create("http://no-such-host.invalid")).send(ZOE.saying("halo")))
                .isInstanceOf(Delivery.Unavailable.class);
    }

    private void assertRefused(OutboundMessage reply, String... words) {
        assertThat(channel.send(reply))
                .isInstanceOfSatisfying(Delivery.Refused.class, refused -> assertThat(refused.reason())
                        .contains(words));
    }

    private Channel at(URI api) {
        return at(api, Clock.systemUTC());
    }

    private Channel at(URI api, Clock clock) {
        return Accounts.channel(Accounts.at(api, Map.of("demo", account(NUMBER, Accounts.SECRET))), files, clock);
    }

    /** So long after everything that {@link Outgoing} makes was written. */
    private Channel after(Duration time) {
        return at(URI.create(graph.url()), Clock.fixed(Instant.EPOCH.plus(time), ZoneOffset.UTC));
    }

    private Attachment file(String name, String mediaType, String text) {
        var bytes = text.getBytes(UTF_8);
        return file(name, mediaType, Optional.of(new DirectoryAttachments(files).keep(bytes)), Optional.of((long)
                bytes.length));
    }

    private static Attachment sized(String name, String mediaType, long bytes) {
        return file(name, mediaType, Optional.of("sha256-" + "0".repeat(64)), Optional.of(bytes));
    }

    private static Attachment remote(String id) {
        return new Attachment(
                "a.jpg",
                "image/jpeg",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(id),
                Optional.empty());
    }

    private static Attachment file(String name, String mediaType, Optional<String> stored, Optional<Long> bytes) {
        return new Attachment(name, mediaType, bytes, Optional.empty(), stored, Optional.empty(), Optional.empty());
    }
}
