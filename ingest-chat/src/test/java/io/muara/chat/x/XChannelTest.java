package io.muara.chat.x;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.muara.attachments.DirectoryAttachments;
import io.muara.chat.Samples;
import io.muara.chat.Vectors;
import io.muara.contracts.Content;
import io.muara.contracts.Provenance.Direction;
import io.muara.ingest.Acknowledgement;
import io.muara.ingest.Arrived;
import io.muara.ingest.Handshake;
import io.muara.ingest.Proof;
import io.muara.ingest.WebhookCall;
import io.muara.ingest.WebhookChannel;
import io.muara.ingest.WebhookChannelContract;
import io.muara.ingest.proof.Hmac;
import io.muara.ingest.proof.Secrets;
import io.muara.ingest.setup.UnusableConfiguration;
import io.muara.testkit.TextWebhook;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class XChannelTest implements WebhookChannelContract {

    /** Samples that are not one message each. */
    private static final Set<String> OTHERS = Set.of(
            "batch.json",
            "batch-with-one-unreadable.json",
            "next-year-in-messages.json",
            "next-year.json",
            "nothing-in-it.json",
            "not-an-event.json",
            "older-next-year.json");

    private static final Samples SAMPLES = Samples.of("x");
    private static final String HEADER = "x-twitter-webhooks-signature";

    private final XChannel channel = Shops.channel(Shops.SECRET);

    @Override
    public WebhookChannel channel() {
        return channel;
    }

    @Override
    public WebhookCall genuine(byte[] body) {
        return call("demo", HEADER, Shops.SECRET, body);
    }

    @Override
    public WebhookCall forged(byte[] body) {
        return call("demo", HEADER, "somebody-elses", body);
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
    public Optional<byte[]> batchWithOneUnreadable() {
        return Optional.of(SAMPLES.bytes("batch-with-one-unreadable.json"));
    }

    @Override
    public byte[] unknownKind() {
        return SAMPLES.bytes("next-year.json");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void agrees_with_signatures_that_others_made(Vectors.Vector vector) {
        var signed = Shops.channel(vector.secret());

        if (vector.method().equals("GET")) {
            var query = URI.create(vector.url()).getRawQuery();
            assertThat(signed.handshake(new WebhookCall("GET", "demo", query, Map.of(), new byte[0], Instant.EPOCH)))
                    .isEqualTo(Handshake.json(vector.json().get("expect_json").toString()));
            return;
        }
        var proof = signed.verify(new WebhookCall("demo", "", vector.headers(), vector.body(), Instant.EPOCH));
        assertThat(proof.equals(new Proof.Genuine())).isEqualTo(vector.isValid());
    }

    @Test
    void believes_either_secret_while_it_is_being_changed_and_answers_checks_by_the_first() {
        var rotating = Shops.channel("new", "old");
        var body = SAMPLES.bytes("text.json");

        assertThat(rotating.verify(call("demo", HEADER, "old", body))).isEqualTo(new Proof.Genuine());
        assertThat(rotating.verify(call("demo", HEADER, "new", body))).isEqualTo(new Proof.Genuine());
        assertThat(rotating.handshake(get("abc")))
                .isEqualTo(Shops.channel("new").handshake(get("abc")));
    }

    @Test
    void believes_the_signature_by_the_client_secret_too() {
        var body = SAMPLES.bytes("text.json");

        assertThat(channel.verify(call("demo", HEADER + "-oauth2", Shops.SECRET, body)))
                .isEqualTo(new Proof.Genuine());
        assertThat(channel.verify(call("demo", HEADER + "-oauth2", "somebody-elses", body)))
                .isInstanceOf(Proof.Forged.class);
    }

    @Test
    void answers_no_check_that_could_be_a_message() {
        assertThat(channel.handshake(get("{\"data\":{}}"))).isEqualTo(Handshake.REFUSED);
        assertThat(channel.handshake(get("a".repeat(257)))).isEqualTo(Handshake.REFUSED);
        assertThat(channel.handshake(get(""))).isEqualTo(Handshake.REFUSED);
    }

    @Test
    void believes_nothing_that_a_check_could_have_had_signed() {
        for (var token : List.of("abc", "77", "null")) {
            assertThat(channel.handshake(get(token))).isNotEqualTo(Handshake.REFUSED);
            assertThat(channel.verify(genuine(token.getBytes(UTF_8)))).isEqualTo(new Proof.Forged("bad-signature"));
        }
    }

    @Test
    void answers_no_check_for_an_account_that_we_do_not_have() {
        var call = new WebhookCall("GET", "nobody", "crc_token=abc", Map.of(), new byte[0], Instant.EPOCH);

        assertThat(channel.handshake(call)).isEqualTo(Handshake.REFUSED);
    }

    @Test
    void one_address_serves_all_users_of_an_app_and_no_others() {
        assertThat(accountOf("300000000000002")).contains("other");
        assertThat(accountOf("300000000000003")).isEmpty();
        assertThat(accountOf("300000000000009")).isEmpty();
    }

    @Test
    void what_we_wrote_ourselves_is_an_echo_in_the_conversation_with_the_customer() {
        for (var file : List.of("echo.json", "older-echo.json", "encrypted-echo.json")) {
            var echo = ((Arrived.Message) only(file)).message();

            assertThat(echo.provenance().direction()).isEqualTo(Direction.ECHO);
            assertThat(echo.conversation().contact()).isEqualTo("222");
            assertThat(echo.sender().identities().getFirst().value()).isEqualTo(Shops.USER);
        }
    }

    @Test
    void a_deletion_finds_the_conversation_of_what_it_deletes_in_both_shapes() {
        for (var pair : Map.of("mention.json", "post-deleted.json", "older-mention.json", "older-post-deleted.json")
                .entrySet()) {
            var said = ((Arrived.Message) only(pair.getKey())).message();
            var deleted = ((Arrived.Message) only(pair.getValue())).message();

            assertThat(deleted.conversation()).isEqualTo(said.conversation());
            assertThat(deleted.content())
                    .isEqualTo(new Content.Deletion(said.provenance().providerId()));
            assertThat(deleted.id()).isNotEqualTo(said.id());
        }
    }

    @Test
    void the_same_message_in_both_shapes_has_the_same_id() {
        var newer = new String(SAMPLES.bytes("text.json"), UTF_8);
        var older = new String(SAMPLES.bytes("older-text.json"), UTF_8)
                .replace("954491830116155396", "2080765901528535096");

        assertThat(id(older)).isEqualTo(id(newer));
    }

    @Test
    void access_that_was_revoked_is_counted_and_nothing_else_is() {
        var meters = new SimpleMeterRegistry();
        var counting = Shops.counting(meters);

        counting.read(genuine(SAMPLES.bytes("text.json")));
        assertThat(meters.get("muara.access.revoked").counter().count()).isZero();
        counting.read(genuine(SAMPLES.bytes("ignored-revoked.json")));
        counting.read(genuine(SAMPLES.bytes("ignored-older-revoked.json")));
        assertThat(meters.get("muara.access.revoked")
                        .tag("channel", "x")
                        .counter()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void takes_what_the_demo_sends() {
        var sent = requireNonNull(TextWebhook.PROVIDERS.get("x"))
                .text("http://localhost:1", 2081, "222", "Siti Rahma", "halo");
        var headers = sent.headers().entrySet().stream()
                .collect(toMap(header -> header.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
        var call = new WebhookCall("demo", "", headers, sent.body(), Instant.EPOCH);

        assertThat(channel.verify(call)).isEqualTo(new Proof.Genuine());
        assertThat(channel.read(call)).singleElement().isInstanceOfSatisfying(Arrived.Message.class, arrived -> {
            assertThat(arrived.message().conversation().contact()).isEqualTo(sent.contact());
            assertThat(arrived.message().sender().name()).contains("Siti Rahma");
        });
    }

    @Test
    void answers_genuine_calls_with_nothing() {
        assertThat(channel.acknowledgement(genuine(SAMPLES.bytes("text.json")))).isEqualTo(Acknowledgement.SILENT);
    }

    @Test
    void wrong_configuration_is_told_by_its_name() {
        assertUnusable(Map.of("demo", Shops.account(Shops.USER, List.of(Shops.SECRET))), "prod", "demo.app-secrets");
        assertUnusable(Map.of("demo", Shops.account(Shops.USER, List.of("own"))), "prod", "demo.access-token");
        assertUnusable(Map.of("demo", Shops.account("@tokokopi", List.of("own"))), "test", "demo.user-id");
        assertUnusable(Map.of("demo", Shops.account(Shops.USER, List.of())), "test", "demo.app-secrets");
        assertUnusable(
                Map.of("a", Shops.account("1", List.of("own")), "b", Shops.account("1", List.of("own"))),
                "test",
                "user-id");
    }

    static List<Vectors.Vector> vectors() {
        return Vectors.of("x");
    }

    private static void assertUnusable(Map<String, XConfig.Account> accounts, String profile, String named) {
        assertThatThrownBy(() -> new XChannel(
                        Shops.config(URI.create("http://localhost:1"), accounts),
                        new DirectoryAttachments(Path.of("target/files")),
                        Clock.systemUTC(),
                        new SimpleMeterRegistry(),
                        List.of(profile)))
                .isInstanceOf(UnusableConfiguration.class)
                .hasMessageContaining("muara.x.accounts")
                .hasMessageContaining(named);
    }

    private Optional<String> accountOf(String user) {
        var body = new String(SAMPLES.bytes("text.json"), UTF_8).replace(Shops.USER, user);
        return switch (channel.read(genuine(body.getBytes(UTF_8))).getFirst()) {
            case Arrived.Message(var message) ->
                Optional.of(message.conversation().account());
            case Arrived.Unreadable notOurs -> Optional.empty();
            case Arrived.Report report -> throw new AssertionError(report);
            case Arrived.Part part -> throw new AssertionError(part);
            case Arrived.Ignored ignored -> throw new AssertionError(ignored);
        };
    }

    private Arrived only(String file) {
        var arrived = channel.read(genuine(SAMPLES.bytes(file)));
        assertThat(arrived).hasSize(1);
        return arrived.getFirst();
    }

    private Object id(String body) {
        return ((Arrived.Message) channel.read(genuine(body.getBytes(UTF_8))).getFirst())
                .message()
                .id();
    }

    private static WebhookCall get(String token) {
        var query = "crc_token=%s&nonce=x".formatted(URLEncoder.encode(token, UTF_8));
        return new WebhookCall("GET", "demo", query, Map.of(), new byte[0], Instant.EPOCH);
    }

    private static WebhookCall call(String account, String header, String secret, byte[] body) {
        var signed = new Hmac("HmacSHA256", Secrets.of("", List.of(secret))).sign(body);
        return new WebhookCall(
                account,
                "",
                Map.of(header, "sha256=" + Base64.getEncoder().encodeToString(signed)),
                body,
                Instant.EPOCH);
    }
}
