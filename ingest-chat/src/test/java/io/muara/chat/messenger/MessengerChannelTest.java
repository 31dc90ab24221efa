package io.muara.chat.messenger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.muara.chat.Outgoing;
import io.muara.chat.Samples;
import io.muara.chat.Vectors;
import io.muara.chat.meta.MetaAccount;
import io.muara.contracts.MessageId;
import io.muara.ingest.Arrived;
import io.muara.ingest.Delivery;
import io.muara.ingest.Proof;
import io.muara.ingest.WebhookCall;
import io.muara.ingest.WebhookChannel;
import io.muara.ingest.WebhookChannelContract;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessengerChannelTest implements WebhookChannelContract {

    static final String SECRET = "muara-local-secret";
    static final String US = "200000000000010";

    /** Samples that are not one message each. */
    private static final Set<String> OTHERS =
            Set.of("batch", "batch-with-one-unreadable", "change-next-year", "next-year", "not-ours");

    private static final Samples SAMPLES = Samples.of("messenger");

    private final WebhookChannel channel = channel(URI.create("http://localhost:1"), false, SECRET);

    @Override
    public WebhookChannel channel() {
        return channel;
    }

    @Override
    public WebhookCall genuine(byte[] body) {
        return call(SECRET, body);
    }

    @Override
    public WebhookCall forged(byte[] body) {
        return call("somebody else's secret", body);
    }

    @Override
    public List<byte[]> samples() {
        return SAMPLES.files().stream()
                .map(file -> file.replace(".json", ""))
                .filter(name -> !OTHERS.contains(name) && !name.startsWith("report-") && !name.startsWith("ignored-"))
                .map(name -> SAMPLES.bytes(name + ".json"))
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
    void agrees_with_signatures_that_others_computed(Vectors.Vector vector) {
        var call = new WebhookCall("demo", "", vector.headers(), vector.body(), Instant.EPOCH);

        var proof = channel(URI.create("http://localhost:1"), false, vector.secret())
                .verify(call);

        assertThat(proof.equals(new Proof.Genuine())).isEqualTo(vector.isValid());
    }

    @Test
    void puts_aside_what_is_about_an_account_of_nobody() {
        var body = new String(SAMPLES.bytes("text.json"), UTF_8).replace(US, "999");

        assertThat(channel.read(genuine(body.getBytes(UTF_8))))
                .singleElement()
                .isInstanceOfSatisfying(Arrived.Unreadable.class, unreadable -> assertThat(unreadable.reason())
                        .contains("999", "not one of ours"));
    }

    @Test
    void everything_until_a_point_in_time_was_read_or_delivered() {
        for (var sample : List.of("report-read-watermark", "report-delivered-watermark")) {
            assertThat(channel.read(genuine(SAMPLES.bytes(sample + ".json"))))
                    .as(sample)
                    .singleElement()
                    .isInstanceOfSatisfying(Arrived.Report.class, told -> {
                        assertThat(told.report().upTo()).contains(Instant.ofEpochMilli(1795000000000L));
                        assertThat(told.report().providerId()).isEmpty();
                        assertThat(told.report().conversation().contact()).isEqualTo("555");
                    });
        }
    }

    @Test
    void two_people_who_press_a_button_in_the_same_moment_are_two() {
        var one = SAMPLES.bytes("postback-without-mid.json");
        var other = new String(one, UTF_8).replace("\"555\"", "\"556\"").getBytes(UTF_8);

        assertThat(id(other)).isNotEqualTo(id(one));
    }

    @Test
    void a_post_that_mentions_us_and_the_mention_are_not_taken_for_each_other() {
        var post = new String(SAMPLES.bytes("visitor-post.json"), UTF_8).replace("P_9", "Q_2");

        assertThat(id(post.getBytes(UTF_8))).isNotEqualTo(id(SAMPLES.bytes("mention-of-post.json")));
    }

    private MessageId id(byte[] body) {
        return ((Arrived.Message) channel.read(genuine(body)).getFirst())
                .message()
                .id();
    }

    @Test
    void an_answer_that_comes_too_late_is_not_even_tried() {
        var late = Outgoing.to("messenger", "555").lastHeardOf(Instant.now().minus(Duration.ofHours(25)));

        assertThat(channel.send(late.saying("halo")))
                .isInstanceOfSatisfying(Delivery.Refused.class, refused -> assertThat(refused.reason())
                        .contains("24 hours"));
    }

    @Test
    void what_is_too_long_is_refused_with_the_limit() {
        assertThat(channel.send(Outgoing.to("messenger", "555").saying("\u00e9".repeat(2001))))
                .isInstanceOfSatisfying(Delivery.Refused.class, refused -> assertThat(refused.reason())
                        .contains("2000 characters"));
    }

    static List<Vectors.Vector> vectors() {
        return Vectors.of("meta").stream()
                .filter(vector -> vector.method().equals("POST"))
                .toList();
    }

    static MessengerChannel channel(URI api, boolean humanAgent, String... secrets) {
        var account = new Account(US, List.of(secrets), "muara-local-verify", "muara-local-token", humanAgent);
        return new MessengerChannel(
                new Config(api, Duration.ofSeconds(2), Map.of("demo", account)),
                file -> file.stored().map(key -> URI.create("https://hooks.example.org/media/" + key)),
                Clock.systemUTC(),
                List.of("test"));
    }

    private static WebhookCall call(String secret, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            var signature = "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
            return new WebhookCall("demo", "", Map.of("x-hub-signature-256", signature), body, Instant.EPOCH);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Config(URI api, Duration timeout, Map<String, MetaAccount> accounts) implements MessengerConfig {}

    private record Account(
            String id, List<String> appSecrets, String verifyToken, String accessToken, boolean humanAgent)
            implements MetaAccount {}
}
