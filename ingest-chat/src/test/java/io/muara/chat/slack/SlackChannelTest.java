package io.muara.chat.slack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.muara.attachments.DirectoryAttachments;
import io.muara.chat.Samples;
import io.muara.chat.Vectors;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.Provenance.Direction;
import io.muara.ingest.Acknowledgement;
import io.muara.ingest.Arrived;
import io.muara.ingest.Proof;
import io.muara.ingest.WebhookCall;
import io.muara.ingest.WebhookChannel;
import io.muara.ingest.WebhookChannelContract;
import io.muara.ingest.proof.Hmac;
import io.muara.ingest.proof.Secrets;
import io.muara.ingest.setup.UnusableConfiguration;
import io.muara.testkit.TextWebhook;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SlackChannelTest implements WebhookChannelContract {

    /** Samples that are not one message each. */
    private static final Set<String> OTHERS = Set.of("next-year.json", "not-slack.json");

    private static final Samples SAMPLES = Samples.of("slack");
    private static final Instant NOW = Instant.ofEpochSecond(1_795_255_230);

    private final SlackChannel channel = Workspaces.channel(Workspaces.SECRET);

    @Override
    public WebhookChannel channel() {
        return channel;
    }

    @Override
    public WebhookCall genuine(byte[] body) {
        return call(Workspaces.SECRET, NOW, body);
    }

    @Override
    public WebhookCall forged(byte[] body) {
        return call("somebody-elses", NOW, body);
    }

    @Override
    public List<byte[]> samples() {
        return SAMPLES.files().stream()
                .filter(file -> !OTHERS.contains(file))
                .filter(file -> !file.startsWith("ignored-") && !file.startsWith("report-"))
                .map(SAMPLES::bytes)
                .toList();
    }

    @Override
    public byte[] unknownKind() {
        return SAMPLES.bytes("next-year.json");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void agrees_with_signatures_that_others_made(Vectors.Vector vector) {
        var now = Instant.ofEpochSecond(vector.json().get("now_epoch_s").asLong());
        var call = new WebhookCall("demo", "", vector.headers(), vector.body(), now);

        var proof = Workspaces.channel(vector.secret()).verify(call);

        assertThat(proof.equals(new Proof.Genuine())).isEqualTo(vector.isValid());
    }

    @Test
    void believes_either_secret_while_it_is_being_changed() {
        var rotating = Workspaces.channel("new", "old");
        var body = SAMPLES.bytes("text.json");

        assertThat(rotating.verify(call("old", NOW, body))).isEqualTo(new Proof.Genuine());
        assertThat(rotating.verify(call("new", NOW, body))).isEqualTo(new Proof.Genuine());
    }

    @Test
    void believes_nothing_that_was_signed_more_than_five_minutes_away() {
        var body = SAMPLES.bytes("text.json");

        assertThat(channel.verify(received(call(Workspaces.SECRET, NOW, body), NOW.plusSeconds(300))))
                .isEqualTo(new Proof.Genuine());
        for (var then : List.of(NOW.plusSeconds(301), NOW.minusSeconds(301))) {
            assertThat(channel.verify(received(call(Workspaces.SECRET, NOW, body), then)))
                    .isEqualTo(new Proof.Forged("stale-timestamp"));
        }
    }

    @Test
    void a_time_that_is_none_is_not_believed_even_when_it_is_signed() {
        var body = SAMPLES.bytes("text.json");
        for (var time : List.of("", "soon", "-1", "99999999999999999999")) {
            var signed = new Hmac("HmacSHA256", Secrets.of("", List.of(Workspaces.SECRET)))
                    .sign("v0:%s:".formatted(time).getBytes(UTF_8), body);
            var headers = Map.of(
                    "x-slack-request-timestamp",
                    time,
                    "x-slack-signature",
                    "v0=" + HexFormat.of().formatHex(signed));

            assertThat(channel.verify(new WebhookCall("demo", "", headers, body, NOW)))
                    .isEqualTo(new Proof.Forged("stale-timestamp"));
        }
    }

    @Test
    void a_retry_is_the_same_message_again() {
        var first = genuine(SAMPLES.bytes("text.json"));
        var headers = new HashMap<>(first.headers());
        headers.put("x-slack-retry-num", "1");
        headers.put("x-slack-retry-reason", "http_timeout");

        assertThat(channel.read(new WebhookCall("demo", "", headers, first.body(), NOW)))
                .isEqualTo(channel.read(first));
    }

    @Test
    void a_message_that_is_told_twice_because_it_names_us_is_one() {
        var told = new String(SAMPLES.bytes("mention.json"), UTF_8);

        assertThat(read(told.replace("app_mention", "message")).id())
                .isEqualTo(read(told).id());
    }

    @Test
    void the_challenge_is_given_back_and_nothing_else_is() {
        assertThat(channel.acknowledgement(genuine(SAMPLES.bytes("ignored-verification.json"))))
                .isEqualTo(new Acknowledgement("text/plain", "3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P"));
        assertThat(channel.acknowledgement(genuine(SAMPLES.bytes("text.json")))).isEqualTo(Acknowledgement.SILENT);
        assertThat(channel.acknowledgement(genuine("not json".getBytes(UTF_8)))).isEqualTo(Acknowledgement.SILENT);
        assertThat(channel.acknowledgement(
                        genuine("{\"type\":\"url_verification\",\"challenge\":\"<script>\"}".getBytes(UTF_8))))
                .isEqualTo(Acknowledgement.SILENT);
    }

    @Test
    void a_thread_in_a_channel_is_one_conversation_and_so_is_a_person() {
        assertThat(contactOf("channel.json")).isEqualTo("C333/1795255201.000100");
        for (var file : List.of(
                "channel-thread.json",
                "thread-broadcast.json",
                "edit-in-thread.json",
                "deletion-in-thread.json",
                "deletion-of-a-thread-s-root.json",
                "echo-in-thread.json")) {
            assertThat(contactOf(file)).as(file).isEqualTo("C333/1795255201.000100");
        }
        for (var file : List.of("text.json", "direct-thread.json", "edit.json", "deletion.json", "reaction.json")) {
            assertThat(contactOf(file)).as(file).isEqualTo("D222");
        }
    }

    @Test
    void what_our_app_wrote_is_an_echo_and_what_other_bots_write_is_not() {
        assertThat(read("echo.json", Direction.ECHO)).isTrue();
        assertThat(read("echo-in-thread.json", Direction.ECHO)).isTrue();
        assertThat(read("form.json", Direction.INBOUND)).isTrue();
        assertThat(read("old-integration.json", Direction.INBOUND)).isTrue();
    }

    @Test
    void one_address_serves_all_workspaces_of_an_app_and_no_others() {
        assertThat(accountOf("T0OTHER")).contains("other");
        assertThat(accountOf("T0STRANGER")).isEmpty();
        assertThat(accountOf("T0NOBODY")).isEmpty();
    }

    @Test
    void access_that_was_revoked_is_counted_and_nothing_else_is() {
        var meters = new SimpleMeterRegistry();
        var counting = Workspaces.counting(meters);

        counting.read(genuine(SAMPLES.bytes("text.json")));
        counting.read(genuine(SAMPLES.bytes("ignored-rate-limited.json")));
        assertThat(meters.get("muara.access.revoked").counter().count()).isZero();
        counting.read(genuine(SAMPLES.bytes("ignored-uninstalled.json")));
        counting.read(genuine(SAMPLES.bytes("ignored-tokens-revoked.json")));
        assertThat(meters.get("muara.access.revoked")
                        .tag("channel", "slack")
                        .counter()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void takes_what_the_demo_sends() {
        var sent = requireNonNull(TextWebhook.PROVIDERS.get("slack"))
                .text("http://localhost:1", 2081, "222", "Siti Rahma", "halo");
        var headers = sent.headers().entrySet().stream()
                .collect(toMap(header -> header.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
        var signedAt = Instant.ofEpochSecond(Long.parseLong(requireNonNull(headers.get("x-slack-request-timestamp"))));
        var call = new WebhookCall("demo", "", headers, sent.body(), signedAt);

        assertThat(channel.verify(call)).isEqualTo(new Proof.Genuine());
        assertThat(channel.read(call))
                .singleElement()
                .isInstanceOfSatisfying(Arrived.Message.class, arrived -> assertThat(
                                arrived.message().conversation().contact())
                        .isEqualTo(sent.contact()));
    }

    @Test
    void wrong_configuration_is_told_by_its_name() {
        var secret = List.of("own");
        assertUnusable(
                Map.of("demo", Workspaces.account("T1", List.of(Workspaces.SECRET))), "prod", "demo.signing-secrets");
        assertUnusable(Map.of("demo", Workspaces.account("T1", secret)), "prod", "demo.bot-token");
        assertUnusable(Map.of("demo", Workspaces.account("toko-kopi", secret)), "test", "demo.team-id");
        assertUnusable(Map.of("demo", Workspaces.account("T1", List.of())), "test", "demo.signing-secrets");
        assertUnusable(
                Map.of("a", Workspaces.account("T1", secret), "b", Workspaces.account("T1", secret)),
                "test",
                "team-id");
    }

    static List<Vectors.Vector> vectors() {
        return Vectors.of("slack");
    }

    private static void assertUnusable(Map<String, SlackConfig.Account> accounts, String profile, String named) {
        assertThatThrownBy(() -> new SlackChannel(
                        Workspaces.config(URI.create("http://localhost:1"), accounts),
                        new DirectoryAttachments(Path.of("target/files")),
                        new SimpleMeterRegistry(),
                        List.of(profile)))
                .isInstanceOf(UnusableConfiguration.class)
                .hasMessageContaining("muara.slack.accounts")
                .hasMessageContaining(named);
    }

    private Optional<String> accountOf(String team) {
        var body = new String(SAMPLES.bytes("text.json"), UTF_8).replace(Workspaces.TEAM, team);
        var arrived = channel.read(genuine(body.getBytes(UTF_8))).getFirst();
        return arrived instanceof Arrived.Message(var message)
                ? Optional.of(message.conversation().account())
                : Optional.empty();
    }

    private String contactOf(String file) {
        return read(new String(SAMPLES.bytes(file), UTF_8)).conversation().contact();
    }

    private boolean read(String file, Direction expected) {
        return read(new String(SAMPLES.bytes(file), UTF_8)).provenance().direction() == expected;
    }

    private InboundMessage read(String body) {
        return ((Arrived.Message) channel.read(genuine(body.getBytes(UTF_8))).getFirst()).message();
    }

    private static WebhookCall received(WebhookCall call, Instant then) {
        return new WebhookCall(call.account(), call.query(), call.headers(), call.body(), then);
    }

    private static WebhookCall call(String secret, Instant at, byte[] body) {
        var time = Long.toString(at.getEpochSecond());
        var signed = new Hmac("HmacSHA256", Secrets.of("", List.of(secret)))
                .sign("v0:%s:".formatted(time).getBytes(UTF_8), body);
        return new WebhookCall(
                "demo",
                "",
                Map.of(
                        "x-slack-request-timestamp",
                        time,
                        "x-slack-signature",
                        "v0=" + HexFormat.of().formatHex(signed)),
                body,
                at);
    }
}
