package io.muara.chat.vonage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muara.chat.Samples;
import io.muara.chat.Vectors;
import io.muara.contracts.Content;
import io.muara.contracts.Sender.Identity;
import io.muara.ingest.Arrived;
import io.muara.ingest.Proof;
import io.muara.ingest.WebhookCall;
import io.muara.ingest.WebhookChannel;
import io.muara.ingest.WebhookChannelContract;
import io.muara.ingest.setup.UnusableConfiguration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Messages API. */
class VonageMessagesTest implements WebhookChannelContract {

    /** Samples of it that are not one message each. */
    private static final Set<String> OTHERS = Set.of("long-sms.json", "long-sms-missing.json", "not-vonage.json");

    private static final Samples SAMPLES = Samples.of("vonage");
    private static final String HS256 = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";

    private final VonageChannel channel = Setups.receiving(Setups.SECRET);

    @Override
    public WebhookChannel channel() {
        return channel;
    }

    @Override
    public WebhookCall genuine(byte[] body) {
        return Signed.message(Setups.SECRET, body);
    }

    @Override
    public WebhookCall forged(byte[] body) {
        return Signed.message("somebody else's secret", body);
    }

    @Override
    public List<byte[]> samples() {
        return SAMPLES.files().stream()
                .filter(file -> file.endsWith(".json") && !OTHERS.contains(file) && !file.startsWith("old-"))
                .filter(file -> !file.startsWith("status-") && !file.startsWith("receipt-"))
                .map(SAMPLES::bytes)
                .toList();
    }

    @Override
    public byte[] unknownKind() {
        return SAMPLES.bytes("message-next-year.json");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void agrees_with_tokens_that_others_made(Vectors.Vector vector) {
        var now = Instant.ofEpochSecond(vector.json().get("now_epoch_s").asLong());
        var call = new WebhookCall("demo", "", vector.headers(), vector.body(), now);

        var proof = Setups.strict("sha256hmac", vector.secret()).verify(call);

        assertThat(proof.equals(new Proof.Genuine())).isEqualTo(vector.isValid());
    }

    @Test
    void believes_either_secret_while_it_is_being_changed() {
        var rotating = Setups.receiving("new", "old");
        var body = SAMPLES.bytes("sms-message.json");

        assertThat(rotating.verify(Signed.message("old", body))).isEqualTo(new Proof.Genuine());
        assertThat(rotating.verify(Signed.message("new", body))).isEqualTo(new Proof.Genuine());
    }

    @Test
    void does_not_believe_a_well_signed_token_that_says_anything_else_than_vonage_would() {
        var body = SAMPLES.bytes("sms-message.json");
        var now = Signed.NOW.getEpochSecond();
        var good = Signed.claims(body, Setups.KEY, now);

        assertThat(verdict(body, HS256, good)).isEqualTo(new Proof.Genuine());
        for (var header :
                List.of("{\"alg\":\"none\"}", "{\"alg\":\"HS512\"}", "{\"alg\":\"hs256\"}", "{}", "[]", "x")) {
            assertThat(verdict(body, header, good)).as(header).isInstanceOf(Proof.Forged.class);
        }
        for (var claims : List.of(
                Signed.claims(body, "somebodyelse", now),
                Signed.claims("another body".getBytes(UTF_8), Setups.KEY, now),
                good.replace("\"Vonage\"", "\"Nexmo\""),
                good.replace("\"payload_hash\"", "\"hash\""),
                good.replace("\"iat\":" + now, "\"iat\":\"" + now + "\""),
                good.replace("\"iat\":" + now, "\"iat\":1e300"),
                good.replace("\"iat\":" + now, "\"iat\":" + Long.MAX_VALUE),
                "{}",
                "null",
                "")) {
            assertThat(verdict(body, HS256, claims)).as(claims).isInstanceOf(Proof.Forged.class);
        }
    }

    @Test
    void does_not_believe_a_token_of_last_week() {
        var body = SAMPLES.bytes("sms-message.json");
        var old = Signed.claims(
                body, Setups.KEY, Signed.NOW.minusSeconds(7 * 86_400).getEpochSecond());

        assertThat(verdict(body, HS256, old)).isEqualTo(new Proof.Forged("stale"));
    }

    @Test
    void does_not_believe_a_query_that_comes_with_the_token_of_an_empty_body() {
        var empty = genuine(new byte[0]);
        var get = new WebhookCall(
                "GET", "demo", "msisdn=628&messageId=1&text=forged", empty.headers(), new byte[0], Signed.NOW);

        assertThat(channel.verify(get)).isEqualTo(new Proof.Forged("no-signature"));
    }

    @Test
    void refuses_a_callback_without_a_token() {
        var call = new WebhookCall("demo", "", Map.of(), SAMPLES.bytes("sms-message.json"), Signed.NOW);

        assertThat(channel.verify(call)).isEqualTo(new Proof.Forged("no-signature"));
    }

    @Test
    void one_number_is_one_conversation_by_sms_and_mms_and_another_on_each_app() {
        assertThat(contact("sms-message.json"))
                .isEqualTo(contact("mms-image.json"))
                .isEqualTo("6281234567890");
        assertThat(contact("whatsapp-audio.json")).isEqualTo("whatsapp:6281234567890");
        assertThat(contact("rcs-reply.json")).isEqualTo("rcs:6281234567890");
    }

    @Test
    void a_sender_is_known_by_number_or_by_an_id_within_its_scope() {
        assertThat(identities("whatsapp-text-reply.json"))
                .containsExactly(Identity.of("phone", "+6281234567890"), Identity.of("whatsapp-username", "zoe"));
        assertThat(identities("whatsapp-hidden-number.json"))
                .containsExactly(Identity.of("whatsapp", "ID.13491208655302741918"));
        assertThat(identities("messenger-image.json"))
                .containsExactly(new Identity("messenger", "7777777777", Optional.of("200000000000010")));
    }

    @Test
    void a_file_stays_with_vonage_under_its_name() {
        assertThat(message("whatsapp-file.json").message().attachments())
                .singleElement()
                .satisfies(file -> {
                    assertThat(file.name()).isEqualTo("nota.pdf");
                    assertThat(file.mediaType()).isEqualTo("application/pdf");
                    assertThat(file.remote())
                            .hasValueSatisfying(url -> assertThat(url).contains("/v3/media/"));
                });
    }

    @Test
    void a_reaction_that_was_taken_back_has_no_emoji() {
        assertThat(message("whatsapp-reaction.json").message().content())
                .isEqualTo(new Content.Reaction("aaaaaaaa-bbbb-4ccc-8ddd-0123456789ab", Optional.of("👍")));
        assertThat(message("whatsapp-reaction-removed.json").message().content())
                .isEqualTo(new Content.Reaction("aaaaaaaa-bbbb-4ccc-8ddd-0123456789ab", Optional.empty()));
    }

    @Test
    void wrong_settings_stop_the_start_by_name() {
        assertUnusable(
                Setups.config(Setups.account("sha3", Setups.SECRET)),
                "test",
                "muara.vonage.accounts.demo.signature-method");
        assertUnusable(
                Setups.config(Setups.account("sha256hmac", Setups.SECRET)),
                "prod",
                "muara.vonage.accounts.demo.signature-secrets");
        assertUnusable(
                Setups.config(Setups.application(Optional.empty())), "test", "muara.vonage.accounts.demo.private-key");
        for (var key : List.of("no key", "file:/no/such/file")) {
            assertUnusable(
                    Setups.config(Setups.application(Optional.of(key))),
                    "test",
                    "muara.vonage.accounts.demo.private-key");
        }
    }

    static List<Vectors.Vector> vectors() {
        return Vectors.of("vonage-messages");
    }

    private static void assertUnusable(VonageConfig config, String profile, String property) {
        assertThatThrownBy(() -> Setups.accounts(config, profile))
                .isInstanceOf(UnusableConfiguration.class)
                .hasMessageContaining(property);
    }

    private Proof verdict(byte[] body, String header, String claims) {
        return channel.verify(Signed.message(Setups.SECRET, body, header, claims));
    }

    private String contact(String file) {
        return message(file).message().conversation().contact();
    }

    private List<Identity> identities(String file) {
        return message(file).message().sender().identities();
    }

    private Arrived.Message message(String file) {
        return (Arrived.Message) channel.read(genuine(SAMPLES.bytes(file))).getFirst();
    }
}
