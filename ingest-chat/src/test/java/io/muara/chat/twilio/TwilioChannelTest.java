package io.muara.chat.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muara.chat.Samples;
import io.muara.chat.Vectors;
import io.muara.contracts.Content;
import io.muara.contracts.Provenance;
import io.muara.contracts.Sender;
import io.muara.ingest.Arrived;
import io.muara.ingest.Assembling.Assembled;
import io.muara.ingest.Proof;
import io.muara.ingest.WebhookCall;
import io.muara.ingest.WebhookChannel;
import io.muara.ingest.WebhookChannelContract;
import io.muara.ingest.reading.Form;
import io.muara.ingest.setup.UnusableConfiguration;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TwilioChannelTest implements WebhookChannelContract {

    private static final Samples SAMPLES = Samples.of("twilio");
    private static final String FORM = "application/x-www-form-urlencoded";

    private final TwilioChannel channel = Numbers.channel(Numbers.PUBLIC, Numbers.TOKEN);

    @Override
    public WebhookChannel channel() {
        return channel;
    }

    @Override
    public WebhookCall genuine(byte[] body) {
        return call(Numbers.TOKEN, body);
    }

    @Override
    public WebhookCall forged(byte[] body) {
        return call("somebody else's token", body);
    }

    @Override
    public List<byte[]> samples() {
        return SAMPLES.files().stream()
                .filter(file -> !file.startsWith("status-") && !file.startsWith("call-") && !file.startsWith("nobody"))
                .map(SAMPLES::bytes)
                .toList();
    }

    @Override
    public byte[] unknownKind() {
        return SAMPLES.bytes("nobody-knows.form");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void agrees_with_signatures_that_others_computed(Vectors.Vector vector) {
        var url = URI.create(vector.url());
        var address = URI.create(vector.url().replaceFirst("\\?.*", ""));
        var call = new WebhookCall(
                vector.method(), "demo", url.getRawQuery(), vector.headers(), vector.body(), Instant.EPOCH);

        var proof = Numbers.channel(address, vector.secret()).verify(call);

        assertThat(proof.equals(new Proof.Genuine())).isEqualTo(vector.isValid());
    }

    @Test
    void believes_either_token_while_it_is_being_changed() {
        var rotating = Numbers.channel(Numbers.PUBLIC, "new", "old");
        var body = SAMPLES.bytes("sms.form");

        assertThat(rotating.verify(call("old", body))).isEqualTo(new Proof.Genuine());
        assertThat(rotating.verify(call("new", body))).isEqualTo(new Proof.Genuine());
    }

    @Test
    void puts_aside_what_is_about_another_account_of_the_same_owner() {
        var body = new String(SAMPLES.bytes("sms.form"), UTF_8).replace(Numbers.ACCOUNT, "AC2");

        assertThat(channel.read(genuine(body.getBytes(UTF_8)))).hasOnlyElementsOfType(Arrived.Unreadable.class);
    }

    @Test
    void says_nothing_that_twilio_would_send_on_but_answers_the_phone() {
        assertThat(channel.acknowledgement(genuine(SAMPLES.bytes("sms.form"))).body())
                .isEqualTo("<Response/>");
        assertThat(channel.acknowledgement(genuine(SAMPLES.bytes("call-completed.form")))
                        .body())
                .isEqualTo("<Response/>");
        assertThat(channel.acknowledgement(genuine(SAMPLES.bytes("call-ringing.form")))
                        .body())
                .contains("<Record", "id-ID", Numbers.PUBLIC.toString());
    }

    @Test
    void a_call_becomes_one_message_with_its_recording_and_transcript_whatever_came_first() {
        var forwards = parts("call-ringing", "call-completed", "call-recording", "call-transcript");

        assertThat(channel.assemble(forwards.subList(0, 2), false)).isInstanceOf(Assembled.Waiting.class);
        var message = whole(forwards);

        assertThat(message.message().content()).isInstanceOfSatisfying(Content.Call.class, call -> {
            assertThat(call.outcome()).isEqualTo(Content.Call.Outcome.VOICEMAIL);
            assertThat(call.duration()).isEqualTo(Duration.ofSeconds(42));
            assertThat(call.text()).isEqualTo("tolong kirim ulang");
        });
        assertThat(message.message().attachments()).singleElement().satisfies(recording -> assertThat(
                        recording.remote().orElseThrow())
                .endsWith("/RE1.mp3"));
        assertThat(message.message().conversation().contact()).isEqualTo("+6281234567");
        assertThat(whole(forwards.reversed()).message().id())
                .isEqualTo(message.message().id());
    }

    @Test
    void a_transcript_that_comes_after_its_call_was_given_is_a_message_of_its_own() {
        var late = whole(parts("call-transcript"));

        assertThat(late.message().content().text()).isEqualTo("tolong kirim ulang");
        assertThat(late.message().id())
                .isNotEqualTo(
                        whole(parts("call-ringing", "call-completed")).message().id());
    }

    @Test
    void a_call_that_we_made_is_our_own() {
        var call = whole(List.of(part("CallSid=CA9&AccountSid=" + Numbers.ACCOUNT
                + "&From=%2B6215000001&To=%2B6281234567&CallStatus=completed&Direction=outbound-api&CallDuration=9")));

        assertThat(call.message().provenance().direction()).isEqualTo(Provenance.Direction.ECHO);
        assertThat(call.message().conversation().contact()).isEqualTo("+6281234567");
        assertThat(call.message().sender().identities()).containsExactly(Sender.Identity.of("phone", "+6215000001"));
    }

    @Test
    void callers_who_hide_their_number_are_not_one_and_the_same() {
        for (var hidden : List.of("anonymous", "Restricted", "%2B266696687", "%2B7378742833")) {
            var call = whole(List.of(part("CallSid=CA9&AccountSid=" + Numbers.ACCOUNT + "&From=" + hidden
                    + "&To=%2B6215000001&CallStatus=completed&Direction=inbound")));

            assertThat(call.message().conversation().contact()).as(hidden).isEqualTo("call:CA9");
        }
    }

    @Test
    void the_leg_of_a_call_that_we_put_through_is_no_call_of_its_own() {
        var body = "CallSid=CA10&ParentCallSid=CA9&AccountSid=" + Numbers.ACCOUNT
                + "&From=%2B6281234567&To=%2B6289999999&CallStatus=completed&Direction=outbound-dial";

        assertThat(channel.read(genuine(body.getBytes(UTF_8)))).hasOnlyElementsOfType(Arrived.Ignored.class);
    }

    @Test
    void a_call_was_when_twilio_says_that_it_began() {
        var common = "CallSid=CA9&AccountSid=" + Numbers.ACCOUNT + "&From=%2B6281234567&Direction=inbound";
        var call = whole(List.of(
                part(common
                        + "&CallStatus=completed&SequenceNumber=2&Timestamp=Sat%2C+21+Nov+2026+10%3A05%3A00+%2B0000"),
                part(common
                        + "&CallStatus=ringing&SequenceNumber=0&Timestamp=Sat%2C+21+Nov+2026+10%3A00%3A00+%2B0000")));

        assertThat(call.message().provenance().sentAt()).isEqualTo(Instant.parse("2026-11-21T10:00:00Z"));
    }

    @Test
    void what_an_advertisement_led_to_names_it() {
        var body = new String(SAMPLES.bytes("whatsapp.form"), UTF_8) + "&ReferralHeadline=Promo+kopi";

        var message =
                ((Arrived.Message) channel.read(genuine(body.getBytes(UTF_8))).getFirst()).message();

        assertThat(message.subject()).contains("Promo kopi");
    }

    @Test
    void the_line_is_waited_for_as_long_as_it_is_open_and_a_little_after() {
        assertThat(channel.patience(parts("call-ringing"))).isGreaterThan(Duration.ofHours(4));
        assertThat(channel.patience(parts("call-ringing", "call-completed"))).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void an_account_without_a_public_address_stops_the_start() {
        var config = Numbers.config(URI.create("http://localhost:1"), Optional.empty(), Numbers.TOKEN);

        assertThatThrownBy(() -> new TwilioAccounts(config, Numbers.address(), List.of("test")))
                .isInstanceOf(UnusableConfiguration.class)
                .hasMessageContaining("muara.public.url")
                .hasMessageContaining("muara.twilio.accounts.demo.url");
    }

    static List<Vectors.Vector> vectors() {
        return Vectors.of("twilio");
    }

    private Arrived.Message whole(List<Arrived.Part> parts) {
        return (Arrived.Message)
                ((Assembled.Whole) channel.assemble(parts, true)).arrived().getFirst();
    }

    private List<Arrived.Part> parts(String... names) {
        return List.of(names).stream()
                .map(name -> (Arrived.Part)
                        channel.read(genuine(SAMPLES.bytes(name + ".form"))).getFirst())
                .toList();
    }

    private Arrived.Part part(String body) {
        return (Arrived.Part) channel.read(genuine(body.getBytes(UTF_8))).getFirst();
    }

    private static WebhookCall call(String token, byte[] body) {
        return new WebhookCall(
                "demo",
                "",
                Map.of("content-type", FORM, "x-twilio-signature", signed(token, body)),
                body,
                Instant.EPOCH);
    }

    private static String signed(String token, byte[] body) {
        var signed = new StringBuilder(Numbers.PUBLIC.toString());
        new TreeMap<>(Form.of(body).fields()).forEach((name, values) -> new TreeSet<>(values)
                .forEach(value -> signed.append(name).append(value)));
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(token.getBytes(UTF_8), "HmacSHA1"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(signed.toString().getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
