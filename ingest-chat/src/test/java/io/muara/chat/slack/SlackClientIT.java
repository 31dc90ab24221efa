package io.muara.chat.slack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.muara.attachments.DirectoryAttachments;
import io.muara.chat.Outgoing;
import io.muara.contracts.Attachment;
import io.muara.contracts.OutboundMessage;
import io.muara.contracts.OutboundMessage.Act;
import io.muara.contracts.Sender;
import io.muara.ingest.Delivery;
import io.muara.ingest.MediaSource.Located;
import io.muara.testkit.FakeProvider;
import io.muara.testkit.FakeProvider.Answer;
import io.muara.testkit.FakeProvider.Request;
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

class SlackClientIT {

    private static final Outgoing SITI = Outgoing.to("slack", "D222");
    private static final Outgoing PRINTER = Outgoing.to("slack", "C333/1795255201.000100");
    private static final String REPLY = "0192e5a0-0000-7000-8000-000000000001";

    @TempDir
    Path files;

    private FakeProvider slack;
    private SlackChannel channel;

    @BeforeEach
    void start() {
        slack = FakeProvider.start(0, request -> usual(request.path()));
        channel = Workspaces.at(slack.url(), files, Workspaces.SECRET);
    }

    @AfterEach
    void stop() {
        slack.close();
    }

    @Test
    void a_direct_message_is_answered_there_and_says_which_reply_it_is() {
        assertThat(channel.send(SITI.saying("Siap, kak 👍")))
                .isEqualTo(new Delivery.Accepted("D222:1795255300.000100"));

        assertThat(slack.requests()).singleElement().satisfies(request -> {
            assertThat(request.path()).isEqualTo("/chat.postMessage");
            assertThat(request.headers()).containsEntry("authorization", "Bearer " + Workspaces.TOKEN);
            assertThat(request.json().path("channel").asText()).isEqualTo("D222");
            assertThat(request.json().path("text").asText()).isEqualTo("Siap, kak 👍");
            assertThat(request.json().has("thread_ts")).isFalse();
            assertThat(request.json().at("/metadata/event_payload/reply").asText())
                    .isEqualTo(REPLY);
        });
    }

    @Test
    void a_thread_is_answered_in_the_thread() {
        assertThat(channel.send(PRINTER.saying("dicek ya"))).isInstanceOf(Delivery.Accepted.class);

        var said = slack.requests().getFirst().json();
        assertThat(said.path("channel").asText()).isEqualTo("C333");
        assertThat(said.path("thread_ts").asText()).isEqualTo("1795255201.000100");
    }

    @Test
    void what_was_asked_in_a_channel_can_be_answered_in_private() {
        var siti = new Sender.Identity("slack", "U222", Optional.of(Workspaces.TEAM));

        channel.send(PRINTER.knownAs(siti).as(Act.SAY_PRIVATELY).saying("kata sandinya"));

        var said = slack.requests().getFirst().json();
        assertThat(said.path("channel").asText()).isEqualTo("U222");
        assertThat(said.has("thread_ts")).isFalse();
        assertRefused(PRINTER.as(Act.SAY_PRIVATELY).saying("x"), "Nobody is known");
    }

    @Test
    void nothing_an_agent_writes_calls_a_whole_channel() {
        channel.send(SITI.saying("<!channel> a & b"));

        assertThat(slack.requests().getFirst().json().path("text").asText()).isEqualTo("&lt;!channel&gt; a &amp; b");
    }

    @Test
    void files_are_handed_over_and_then_shown_in_one_message() {
        assertThat(channel.send(PRINTER.with(file("a.pdf"), file("b.pdf")).saying("ini panduannya")))
                .isEqualTo(new Delivery.Accepted("file:F1"));

        assertThat(slack.requests())
                .extracting(Request::path)
                .containsExactly(
                        "/files.getUploadURLExternal",
                        "/upload/1",
                        "/files.getUploadURLExternal",
                        "/upload/1",
                        "/files.completeUploadExternal");
        assertThat(slack.requests().get(0).query()).isEqualTo("filename=a.pdf&length=3");
        assertThat(slack.requests().get(1).body()).contains("filename=\"a.pdf\"", "pdf");
        assertThat(slack.requests().get(1).headers()).doesNotContainKey("authorization");
        assertThat(slack.requests().getLast().json().toString())
                .isEqualTo("{\"thread_ts\":\"1795255201.000100\",\"channel_id\":\"C333\","
                        + "\"initial_comment\":\"ini panduannya\","
                        + "\"files\":[{\"id\":\"F1\",\"title\":\"a.pdf\"},{\"id\":\"F1\",\"title\":\"b.pdf\"}]}");
    }

    @Test
    void a_file_that_cannot_be_handed_over_means_that_nothing_was_shown() {
        slack.then(usual("/files.getUploadURLExternal")).then(Answer.CUT);
        assertThat(channel.send(SITI.with(file("a.pdf")).saying("a"))).isInstanceOf(Delivery.Unavailable.class);
        slack.then(error("missing_scope"));
        assertRefused(SITI.with(file("a.pdf")).saying("a"), "lacks a permission");
        slack.then(usual("/files.getUploadURLExternal")).then(Answer.json(500, ""));
        assertThat(channel.send(SITI.with(file("a.pdf")).saying("a"))).isInstanceOf(Delivery.Unavailable.class);
        slack.then(Answer.json(200, "{\"ok\":true,\"file_id\":\"F1\",\"upload_url\":\"nowhere\"}"));
        assertThat(channel.send(SITI.with(file("a.pdf")).saying("a"))).isInstanceOf(Delivery.Unavailable.class);

        assertThat(slack.requests()).extracting(Request::path).doesNotContain("/files.completeUploadExternal");
    }

    @Test
    void files_that_may_have_been_shown_are_not_shown_again() {
        slack.then(usual("/files.getUploadURLExternal"))
                .then(usual("/upload/1"))
                .then(Answer.CUT);

        assertThat(channel.send(SITI.with(file("a.pdf")).saying("a"))).isInstanceOf(Delivery.Uncertain.class);
    }

    @Test
    void what_slack_says_is_told_apart() {
        slack.then(new Answer(429, Map.of("Retry-After", "30"), "{\"ok\":false,\"error\":\"ratelimited\"}"));
        assertThat(channel.send(say()))
                .isInstanceOfSatisfying(Delivery.Throttled.class, throttled -> assertThat(throttled.retryAfter())
                        .isEqualTo(Duration.ofSeconds(30)));
        slack.then(error("rate_limited"));
        assertThat(channel.send(say())).isInstanceOf(Delivery.Throttled.class);
        slack.then(error("service_unavailable"));
        assertThat(channel.send(say())).isInstanceOf(Delivery.Unavailable.class);
        slack.then(error("internal_error"));
        assertThat(channel.send(say())).isInstanceOf(Delivery.Uncertain.class);
        slack.then(Answer.json(502, "<html>bad gateway</html>"));
        assertThat(channel.send(say())).isInstanceOf(Delivery.Uncertain.class);
        slack.then(Answer.json(200, "{\"ok\":true}"));
        assertThat(channel.send(say())).isInstanceOf(Delivery.Uncertain.class);
        slack.then(Answer.CUT);
        assertThat(channel.send(say())).isInstanceOf(Delivery.Uncertain.class);
        slack.close();
        assertThat(channel.send(say())).isInstanceOf(Delivery.Unavailable.class);
    }

    @Test
    void a_refusal_is_a_sentence() {
        slack.then(error("not_in_channel"));
        assertRefused(say(), "invite it");
        slack.then(error("token_revoked"));
        assertRefused(say(), "install the app again");
        slack.then(error("something_new"));
        assertRefused(say(), "Slack refused it: something new.");
    }

    @Test
    void what_slack_would_never_take_is_not_sent() {
        assertRefused(SITI.saying("a".repeat(40_001)), "40000 characters");
        assertRefused(SITI.saying(" "), "nothing to send");
        assertRefused(
                SITI.with(new Attachment(
                                "a.pdf",
                                "application/pdf",
                                Optional.of(3L),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()))
                        .saying("a"),
                "not in our store");
        assertRefused(SITI.as(Act.MARK_READ).saying(""), "lets no app");
        assertRefused(SITI.as(Act.SHOW_TYPING).saying(""), "lets no app");

        assertThat(slack.requests()).isEmpty();
    }

    @Test
    void what_was_cut_off_is_found_by_the_reply_it_is() {
        slack.then(history("{\"ts\":\"1795255299.000100\",\"text\":\"halo\"}", mine("1795255300.000200")));
        assertThat(channel.settle(say())).contains(new Delivery.Accepted("D222:1795255300.000200"));
        slack.then(history(mine("1795255300.000300")));
        assertThat(channel.settle(PRINTER.saying("a"))).contains(new Delivery.Accepted("C333:1795255300.000300"));

        assertThat(slack.requests().get(0).path()).isEqualTo("/conversations.history");
        assertThat(slack.requests().get(0).query())
                .isEqualTo("channel=D222&oldest=0&limit=200&include_all_metadata=true");
        assertThat(slack.requests().get(1).path()).isEqualTo("/conversations.replies");
        assertThat(slack.requests().get(1).query()).startsWith("ts=1795255201.000100&channel=C333&");
    }

    @Test
    void what_is_not_found_stays_uncertain() {
        slack.then(history("{\"ts\":\"1\",\"metadata\":{\"event_type\":\"muara_reply\",\"event_payload\":{}}}"));
        assertThat(channel.settle(say())).isEmpty();
        slack.then(history(mine("2").replace(REPLY, "0192e5a0-0000-7000-8000-000000000002")));
        assertThat(channel.settle(say())).isEmpty();
        slack.then(history("{\"ts\":\"1\",\"metadata\":7}"));
        assertThat(channel.settle(say())).isEmpty();
        slack.then(error("missing_scope"));
        assertThat(channel.settle(say())).isEmpty();
        slack.then(Answer.CUT);
        assertThat(channel.settle(say())).isEmpty();
        assertThat(channel.settle(SITI.with(file("a.pdf")).saying(""))).isEmpty();
    }

    @Test
    void no_reason_holds_our_token() {
        for (var answer : List.of(error("invalid_auth"), error("x"), Answer.CUT)) {
            slack.then(answer);
            assertThat(channel.send(say()).toString()).doesNotContain(Workspaces.TOKEN);
        }
    }

    @Test
    void a_file_is_opened_by_our_token_at_slack_and_nowhere_else() {
        assertThat(located("https://files.slack.com/files-pri/T1-F1/download/a.pdf"))
                .isInstanceOfSatisfying(Located.At.class, at -> {
                    assertThat(at.headers()).containsEntry("Authorization", "Bearer " + Workspaces.TOKEN);
                    assertThat(at.trusted()).isFalse();
                });
        for (var url : List.of(
                "https://evil.example/a.pdf",
                "http://files.slack.com/a.pdf",
                "https://files.slack.com.evil.example/a.pdf",
                "https://files.slack.com@evil.example/a.pdf")) {
            assertThat(located(url)).isInstanceOfSatisfying(Located.At.class, at -> assertThat(at.headers())
                    .isEmpty());
        }
        assertThat(located("https://not an address")).isInstanceOf(Located.Gone.class);
        assertThat(channel.media().orElseThrow().hosts()).containsExactly("files.slack.com");
    }

    @Test
    void a_file_that_is_only_named_is_asked_for() {
        slack.then(Answer.json(
                200, "{\"ok\":true,\"file\":{\"url_private_download\":\"https://files.slack.com/F3/a.pdf\"}}"));
        assertThat(located("F3")).isInstanceOfSatisfying(Located.At.class, at -> assertThat(at.address())
                .isEqualTo(URI.create("https://files.slack.com/F3/a.pdf")));
        slack.then(error("file_deleted"));
        assertThat(located("F3")).isInstanceOf(Located.Gone.class);
        slack.then(new Answer(429, Map.of(), ""));
        assertThat(located("F3")).isInstanceOf(Located.Unavailable.class);

        assertThat(slack.requests().getFirst().path()).isEqualTo("/files.info");
        assertThat(slack.requests().getFirst().query()).isEqualTo("file=F3");
    }

    private Answer usual(String path) {
        return switch (path) {
            case "/files.getUploadURLExternal" ->
                Answer.json(
                        200, "{\"ok\":true,\"file_id\":\"F1\",\"upload_url\":\"%s/upload/1\"}".formatted(slack.url()));
            case "/upload/1" -> Answer.json(200, "OK");
            case "/files.completeUploadExternal" -> Answer.json(200, "{\"ok\":true,\"files\":[{\"id\":\"F1\"}]}");
            default ->
                Answer.json(200, "{\"ok\":true,\"channel\":\"D222\",\"ts\":\"1795255300.000100\",\"message\":{}}");
        };
    }

    private Located located(String remote) {
        var attachment = new Attachment(
                "a.pdf",
                "application/pdf",
                Optional.of(3L),
                Optional.empty(),
                Optional.empty(),
                Optional.of(remote),
                Optional.empty());
        return channel.media().orElseThrow().locate("demo", attachment);
    }

    private void assertRefused(OutboundMessage message, String words) {
        assertThat(channel.send(message))
                .isInstanceOfSatisfying(Delivery.Refused.class, refused -> assertThat(refused.reason())
                        .contains(words));
    }

    private static OutboundMessage say() {
        return SITI.saying("halo");
    }

    private static Answer error(String error) {
        return Answer.json(200, "{\"ok\":false,\"error\":\"%s\"}".formatted(error));
    }

    private static Answer history(String... messages) {
        return Answer.json(200, "{\"ok\":true,\"messages\":[%s]}".formatted(String.join(",", messages)));
    }

    private static String mine(String ts) {
        return "{\"ts\":\"%s\",\"metadata\":{\"event_type\":\"muara_reply\",\"event_payload\":{\"reply\":\"%s\"}}}"
                .formatted(ts, REPLY);
    }

    private Attachment file(String name) {
        var key = new DirectoryAttachments(files).keep("pdf".getBytes(UTF_8));
        return new Attachment(
                name,
                "application/pdf",
                Optional.of(3L),
                Optional.empty(),
                Optional.of(key),
                Optional.empty(),
                Optional.empty());
    }
}
