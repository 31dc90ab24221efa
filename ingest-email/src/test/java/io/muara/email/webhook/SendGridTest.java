package io.muara.email.webhook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muara.contracts.DeliveryReport;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.Mail.Authentication;
import io.muara.contracts.Mail.Authentication.Verdict;
import io.muara.email.CalledChannel;
import io.muara.ingest.Arrived;
import io.muara.ingest.Proof;
import io.muara.ingest.WebhookCall;
import io.muara.ingest.WebhookChannel;
import io.muara.ingest.WebhookChannelContract;
import io.muara.ingest.setup.UnusableConfiguration;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SendGridTest implements WebhookChannelContract {

    private static final KeyPair KEYS = keys();
    private static final String ENVELOPE = "{\"to\":[\"support@muara.id\"],\"from\":\"sari@example.org\"}";

    @TempDir
    static Path files;

    @Override
    public WebhookChannel channel() {
        return channel(Base64.getEncoder().encodeToString(KEYS.getPublic().getEncoded()));
    }

    @Override
    public WebhookCall genuine(byte[] body) {
        return signed(KEYS, body);
    }

    @Override
    public WebhookCall forged(byte[] body) {
        return signed(keys(), body);
    }

    @Override
    public List<byte[]> samples() {
        var other = Mails.RAW.replace("<3@", "<4@").replace("caf\u00e9", "warung");
        return List.of(
                parsed(),
                new Forms().field("email", other).field("envelope", ENVELOPE).bytes(),
                bare());
    }

    @Override
    public byte[] unknownKind() {
        return new Forms().field("attachments", "0").field("envelope", ENVELOPE).bytes();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void agrees_with_signatures_that_others_made(Vectors.Vector vector) {
        var call = new WebhookCall("support", "", vector.headers(), vector.body(), Forms.RECEIVED);

        assertThat(channel(vector.secret()).verify(call).equals(new Proof.Genuine()))
                .isEqualTo(vector.isValid());
    }

    static List<Vectors.Vector> vectors() {
        return Vectors.of("sendgrid");
    }

    @Test
    void a_parsed_mail_is_the_very_message_that_its_raw_mail_is() {
        var raw = message(new Forms()
                .field("email", Mails.RAW)
                .field("envelope", ENVELOPE)
                .bytes());
        var parsed = message(parsed());

        assertThat(parsed.id()).isEqualTo(raw.id());
        assertThat(parsed.conversation()).hasToString("email:support/sari@example.org");
        assertThat(parsed.subject()).hasValue("Re: Pesanan saya").isEqualTo(raw.subject());
        assertThat(parsed.sender()).isEqualTo(raw.sender());
        assertThat(parsed.threading()).isEqualTo(raw.threading());
        assertThat(parsed.content().text()).contains("caf\u00e9");
        assertThat(parsed.attachments())
                .isEqualTo(raw.attachments())
                .singleElement()
                .satisfies(file -> {
                    assertThat(file.name()).isEqualTo("foto 1.png");
                    assertThat(file.contentId()).hasValue("foto");
                });
    }

    @Test
    void what_only_the_envelope_said_stands_above_the_mail() {
        assertThat(message(parsed()).provenance().original().text().orElseThrow())
                .startsWith("Return-Path: <sari@example.org>\r\nDelivered-To: support@muara.id\r\nReceived: from");
    }

    @Test
    void a_raw_mail_may_hold_bytes_that_are_no_text() {
        var raw = Mails.RAW.replace("utf-8", "iso-8859-1").getBytes(ISO_8859_1);

        assertThat(message(new Forms().field("email", raw).bytes()).content().text())
                .contains("caf\u00e9");
    }

    @Test
    void what_sendgrid_found_out_stands_on_the_mail_raw_or_taken_apart() {
        var raw = new Forms().field("email", Mails.RAW).field("envelope", ENVELOPE);
        var told = "{@example.org : pass}";

        assertThat(found(raw.field("dkim", told).field("SPF", "softfail").bytes()))
                .hasValue(new Authentication(Verdict.VERIFIED, "dkim=pass for example.org"));
        assertThat(found(bareForm().field("dkim", told).field("SPF", "softfail").bytes()))
                .hasValue(new Authentication(Verdict.VERIFIED, "dkim=pass for example.org"));
        assertThat(found(bareForm().field("dkim", "none").field("SPF", "pass").bytes()))
                .hasValue(new Authentication(Verdict.VERIFIED, "spf=pass for example.org"));
        assertThat(found(bareForm().field("dkim", "none").field("SPF", "fail").bytes())
                        .orElseThrow()
                        .verdict())
                .isEqualTo(Verdict.UNKNOWN);
        assertThat(found(bare())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{@thief.id : pass}",
                "{@example.org : fail}",
                "{@example.org : pass, @thief.id : pass}",
                "{@x} {@example.org : pass}",
                "pass"
            })
    void a_signature_of_others_or_one_of_several_proves_nothing(String told) {
        var body = bareForm().field("dkim", told).field("SPF", "none").bytes();

        assertThat(found(body).orElseThrow().verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void the_envelope_of_another_domain_proves_nothing() {
        var body = new Forms()
                .field("from", "Sari <sari@example.org>")
                .field("text", "x")
                .field("envelope", ENVELOPE.replace("sari@example.org", "\\\"sari@example.org\\\"@thief.id"))
                .field("SPF", "pass")
                .bytes();

        assertThat(found(body).orElseThrow().verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void a_bounce_that_was_taken_apart_is_a_report_still() {
        var reply = "0b1f2a30-4c5d-4e6f-8a9b-0c1d2e3f4a5b";
        var body = new Forms()
                .field(
                        "headers",
                        "From: MAILER-DAEMON@mx.example.org\nContent-Type: multipart/report; report-type=delivery-status; boundary=x\n")
                .field("text", "It could not be delivered.")
                .file("attachment1", "status", "message/delivery-status", """
                        Reporting-MTA: dns; mx.example.org

                        Final-Recipient: rfc822; ada@example.org
                        Action: failed
                        Status: 5.1.1
                        """.getBytes(UTF_8))
                .file(
                        "attachment2",
                        "mail.eml",
                        "text/rfc822-headers",
                        "Message-ID: <%s@muara.id>\n".formatted(reply).getBytes(UTF_8))
                .bytes();

        assertThat(channel().read(genuine(body)))
                .singleElement()
                .isInstanceOfSatisfying(Arrived.Report.class, report -> {
                    assertThat(report.report().status()).isEqualTo(DeliveryReport.Status.FAILED);
                    assertThat(report.report().reply().orElseThrow()).hasToString(reply);
                });
    }

    @Test
    void where_a_password_is_asked_for_as_well_both_must_be_right() {
        var key = Base64.getEncoder().encodeToString(KEYS.getPublic().getEncoded());
        var channel = CalledChannel.of(
                Map.of("provider", "sendgrid", "signing-keys", key, "passwords", "secret"), (_, _) -> false, files);
        var call = genuine(parsed());
        var login =
                Map.of("authorization", "Basic " + Base64.getEncoder().encodeToString("muara:secret".getBytes(UTF_8)));

        assertThat(channel.verify(call)).isEqualTo(new Proof.Forged("no-signature"));
        assertThat(channel.verify(Forms.call(parsed(), login))).isEqualTo(new Proof.Forged("no-signature"));
        var both = new java.util.HashMap<>(call.headers());
        both.putAll(login);
        assertThat(channel.verify(Forms.call(parsed(), both))).isEqualTo(new Proof.Genuine());
    }

    @Test
    void what_is_no_key_stops_the_start() {
        assertThatThrownBy(() -> channel("not a key"))
                .isInstanceOf(UnusableConfiguration.class)
                .hasMessageContaining("muara.email.accounts.support.webhook.signing-keys");
        assertThatThrownBy(() -> CalledChannel.of(Map.of("provider", "sendgrid"), (_, _) -> false, files))
                .isInstanceOf(UnusableConfiguration.class)
                .hasMessageContaining("muara.email.accounts.support.webhook.signing-keys");
    }

    /** Each field in a charset of its own. */
    private static byte[] parsed() {
        return new Forms()
                .field("headers", Mails.HEADERS + "Content-Type: multipart/mixed; boundary=outer\r\n")
                .field("envelope", ENVELOPE)
                .field("charsets", "{\"text\":\"iso-8859-1\",\"html\":\"utf-8\"}")
                .field("text", Mails.TEXT.getBytes(ISO_8859_1))
                .field("html", Mails.HTML)
                .field(
                        "attachment-info",
                        "{\"attachment1\":{\"filename\":\"foto 1.png\",\"type\":\"image/png\",\"content-id\":\"foto\"}}")
                .file("attachment1", "foto 1.png", "image/png", Mails.PICTURE)
                .bytes();
    }

    /** Without the list of all headers. */
    private static byte[] bare() {
        return bareForm().bytes();
    }

    private static Forms bareForm() {
        return new Forms()
                .field("from", "Sari <sari@example.org>")
                .field("subject", "Halo")
                .field("text", "di caf\u00e9")
                .field("envelope", ENVELOPE);
    }

    private Optional<Authentication> found(byte[] body) {
        return message(body).mail().orElseThrow().authentication();
    }

    private InboundMessage message(byte[] body) {
        return ((Arrived.Message) channel().read(genuine(body)).getFirst()).message();
    }

    private static WebhookChannel channel(String key) {
        return CalledChannel.of(Map.of("provider", "sendgrid", "signing-keys", key), (_, _) -> false, files);
    }

    private static WebhookCall signed(KeyPair keys, byte[] body) {
        try {
            var signing = Signature.getInstance("SHA256withECDSA");
            signing.initSign(keys.getPrivate());
            signing.update("1795255200".getBytes(UTF_8));
            signing.update(body);
            return Forms.call(
                    body,
                    Map.of(
                            "x-twilio-email-event-webhook-signature",
                            Base64.getEncoder().encodeToString(signing.sign()),
                            "x-twilio-email-event-webhook-timestamp",
                            "1795255200"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
