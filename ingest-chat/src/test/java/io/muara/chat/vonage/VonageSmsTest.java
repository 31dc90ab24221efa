package io.muara.chat.vonage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.muara.chat.Samples;
import io.muara.chat.Vectors;
import io.muara.contracts.DeliveryReport;
import io.muara.contracts.InboundMessage;
import io.muara.ingest.Acknowledgement;
import io.muara.ingest.Arrived;
import io.muara.ingest.Proof;
import io.muara.ingest.WebhookCall;
import io.muara.ingest.WebhookChannel;
import io.muara.ingest.WebhookChannelContract;
import io.muara.testkit.LocalSecrets;
import io.muara.testkit.TextWebhook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The SMS API. */
class VonageSmsTest implements WebhookChannelContract {

    private static final Samples SAMPLES = Samples.of("vonage");

    private final VonageChannel channel = Setups.receiving(Setups.SECRET);

    @Override
    public WebhookChannel channel() {
        return channel;
    }

    @Override
    public WebhookCall genuine(byte[] body) {
        return Signed.sms(Setups.SECRET, body);
    }

    @Override
    public WebhookCall forged(byte[] body) {
        return Signed.sms("somebody else's secret", body);
    }

    @Override
    public boolean garbageCanBeGenuine() {
        return false;
    }

    @Override
    public List<byte[]> samples() {
        return SAMPLES.files().stream()
                .filter(file -> file.startsWith("sms") && !file.equals("sms-message.json"))
                .map(SAMPLES::bytes)
                .toList();
    }

    @Override
    public byte[] unknownKind() {
        return SAMPLES.bytes("sms-type-next-year.form");
    }

    @Test
    @Override
    public void does_not_believe_a_call_without_proof() {
        for (var sample : samples()) {
            assertForged(new WebhookCall("demo", "", Map.of(), sample, Signed.NOW), "no-signature");
        }
    }

    @Test
    @Override
    public void does_not_believe_a_garbled_proof() {
        for (var garbage : List.of("", "zz", "\u0000", "00", "=".repeat(5000))) {
            var body = new String(SAMPLES.bytes("sms.form"), UTF_8) + "&sig=" + URLEncoder.encode(garbage, UTF_8);
            assertThat(channel.verify(new WebhookCall("demo", "", Map.of(), body.getBytes(UTF_8), Signed.NOW)))
                    .isInstanceOf(Proof.Forged.class);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void agrees_with_signatures_that_others_computed_in_every_form(Vectors.Vector vector) {
        var strict = Setups.strict(vector.text("alg"), vector.secret());
        for (var call : calls(vector)) {
            assertThat(strict.verify(call).equals(new Proof.Genuine()))
                    .as(call.method() + " " + new String(call.body(), UTF_8))
                    .isEqualTo(vector.isValid());
        }
    }

    @Test
    void believes_a_re_send_that_is_as_old_as_vonage_re_sends_but_no_older() {
        var call = genuine(SAMPLES.bytes("sms.form"));

        assertThat(channel.verify(at(call, Signed.NOW.plus(Duration.ofDays(3)))))
                .isEqualTo(new Proof.Genuine());
        assertForged(at(call, Signed.NOW.plus(Duration.ofHours(74))), "stale");
        assertForged(at(call, Signed.NOW.minus(Duration.ofHours(74))), "stale");
    }

    @Test
    void does_not_believe_a_signature_without_a_time() {
        var body = "msisdn=6281234567890&to=6215000002&messageId=0B1&text=halo&type=text".getBytes(UTF_8);

        assertForged(genuine(body), "stale");
    }

    @Test
    void does_not_believe_what_is_nested_since_nobody_says_how_it_is_signed() {
        var signed = new String(genuine(SAMPLES.bytes("sms-json.json")).body(), UTF_8);
        var nested =
                signed.replaceFirst("}$", ",\"more\":{\"text\":\"forged\"}}").getBytes(UTF_8);

        assertForged(new WebhookCall("demo", "", Map.of(), nested, Signed.NOW), "no-signature");
    }

    @Test
    void does_not_believe_a_query_that_a_signed_body_came_with_nor_a_body_beside_a_signed_query() {
        var signed = genuine(SAMPLES.bytes("sms.form"));
        var withQuery =
                new WebhookCall("POST", "demo", "text=forged", signed.headers(), signed.body(), signed.receivedAt());
        var query = Signed.get(Setups.SECRET, SAMPLES.bytes("sms.form"));
        var withBody = new WebhookCall(
                "GET", "demo", query.query(), Map.of(), "text=forged".getBytes(UTF_8), query.receivedAt());

        assertThat(only(withQuery)).isEqualTo(only(signed));
        assertThat(only(withBody)).isEqualTo(only(query));
    }

    @Test
    void believes_either_secret_while_it_is_being_changed_by_every_method() {
        var body = SAMPLES.bytes("sms.form");
        var rotating = Setups.receiving("new", "old");

        assertThat(rotating.verify(Signed.sms("old", body))).isEqualTo(new Proof.Genuine());
        assertThat(rotating.verify(Signed.sms("new", body))).isEqualTo(new Proof.Genuine());
        for (var vector : vectors().stream().filter(Vectors.Vector::isValid).toList()) {
            assertThat(Setups.strict(vector.text("alg"), "new", vector.secret())
                            .verify(calls(vector).getFirst()))
                    .as(vector.toString())
                    .isEqualTo(new Proof.Genuine());
        }
    }

    @Test
    void an_sms_means_the_same_in_every_form() {
        var form = SAMPLES.bytes("sms.form");
        var fields = VonageFields.of(form).json().getBytes(UTF_8);

        var messages = Stream.of(genuine(form), Signed.get(Setups.SECRET, form), genuine(fields))
                .map(this::only)
                .toList();

        assertThat(messages)
                .extracting(InboundMessage::id)
                .containsOnly(messages.getFirst().id());
        assertThat(messages)
                .extracting(InboundMessage::content)
                .containsOnly(messages.getFirst().content());
        assertThat(messages)
                .extracting(message -> message.provenance().sentAt())
                .containsOnly(Instant.parse("2026-11-21T10:00:00Z"));
    }

    @Test
    void a_get_brings_an_sms_and_a_bare_one_only_asks_whether_we_are_there() {
        var query = Signed.get(Setups.SECRET, SAMPLES.bytes("sms-get.query"));
        var bare = new WebhookCall("GET", "demo", "", Map.of(), new byte[0], Signed.NOW);

        assertThat(channel.receivesByGet(query)).isTrue();
        assertThat(channel.verify(query)).isEqualTo(new Proof.Genuine());
        assertThat(only(query).content().text()).isEqualTo("a=b & c");
        assertThat(channel.receivesByGet(bare)).isFalse();
        assertThat(channel.handshake(bare).answer()).contains(Acknowledgement.SILENT);
    }

    @Test
    void a_receipt_names_our_reply_and_says_in_words_why_it_failed() {
        assertThat(report("receipt-delivered.query").reply()).isPresent();
        assertThat(report("receipt-failed.form")).satisfies(failed -> {
            assertThat(failed.reply()).isEmpty();
            assertThat(failed.status()).isEqualTo(DeliveryReport.Status.FAILED);
            assertThat(failed.reason()).contains("The operator took the message for spam. (6)");
        });
    }

    @Test
    void the_local_account_believes_the_demo() throws IOException {
        var configured = local().getProperty("%local.muara.vonage.accounts.demo.signature-secrets");
        assertThat(configured).isEqualTo(LocalSecrets.VONAGE);

        var sent = Objects.requireNonNull(TextWebhook.PROVIDERS.get("vonage"))
                .text("http://localhost:8081", 7, "6281234567890", "Zoe", "Halo, a=b & c 👋");
        var headers = sent.headers().entrySet().stream()
                .collect(Collectors.toMap(header -> header.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
        var call = new WebhookCall("demo", "", headers, sent.body(), Instant.now());

        var demo = Setups.receiving(configured);
        assertThat(demo.verify(call)).isEqualTo(new Proof.Genuine());
        assertThat(only(call).conversation().contact()).isEqualTo(sent.contact());
        assertThat(only(call).content().text()).isEqualTo("Halo, a=b & c 👋");
    }

    static List<Vectors.Vector> vectors() {
        return Vectors.of("vonage-sms");
    }

    /** By POST of a form, by GET and by POST of JSON: the signature is over the fields, so one fits all. */
    private static List<WebhookCall> calls(Vectors.Vector vector) {
        var fields = StreamSupport.stream(vector.json().get("form_params").spliterator(), false)
                .collect(Collectors.toMap(
                        field -> field.get(0).asText(), field -> field.get(1).asText()));
        var form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        var json = VonageFields.of(form.getBytes(UTF_8)).json();
        var now = Instant.ofEpochSecond(vector.json().get("now_epoch_s").asLong());
        return List.of(
                new WebhookCall("demo", "", Map.of(), form.getBytes(UTF_8), now),
                new WebhookCall("GET", "demo", form, Map.of(), new byte[0], now),
                new WebhookCall("demo", "", Map.of(), json.getBytes(UTF_8), now));
    }

    private void assertForged(WebhookCall call, String reason) {
        assertThat(channel.verify(call)).isEqualTo(new Proof.Forged(reason));
    }

    private static WebhookCall at(WebhookCall call, Instant now) {
        return new WebhookCall(call.account(), call.query(), call.headers(), call.body(), now);
    }

    private InboundMessage only(WebhookCall call) {
        return ((Arrived.Message) channel.read(call).getFirst()).message();
    }

    private DeliveryReport report(String file) {
        return ((Arrived.Report) channel.read(genuine(SAMPLES.bytes(file))).getFirst()).report();
    }

    private static Properties local() {
        var properties = new Properties();
        try (var file = VonageSmsTest.class.getResourceAsStream("/application.properties")) {
            properties.load(Objects.requireNonNull(file));
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
