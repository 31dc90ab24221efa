package io.muara.email.webhook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muara.contracts.InboundMessage;
import io.muara.contracts.Mail;
import io.muara.contracts.Mail.Authentication;
import io.muara.contracts.Mail.Authentication.Verdict;
import io.muara.contracts.Wire;
import io.muara.email.CalledChannel;
import io.muara.ingest.Arrived;
import io.muara.ingest.Proof;
import io.muara.ingest.WebhookCall;
import io.muara.ingest.WebhookChannel;
import io.muara.ingest.WebhookChannelContract;
import io.muara.ingest.proof.Hmac;
import io.muara.ingest.proof.Secrets;
import io.muara.ingest.setup.UnusableConfiguration;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailgunTest implements WebhookChannelContract {

    private static final String KEY = "key-of-ours";
    private static final String TOKEN = "0123456789abcdef0123456789abcdef0123456789abcdef01";
    private static final String TIMESTAMP = Long.toString(Forms.RECEIVED.getEpochSecond() - 5);

    /** As Mailgun writes it above every mail. */
    private static final String FOUND = """
            X-Mailgun-Dkim-Check-Result: Pass
            X-Mailgun-Spf: Pass
            X-Mailgun-Incoming: Yes
            X-Envelope-From: <sari@example.org>
            Received: from mail.example.org by mxa.mailgun.org with ESMTP id 1;
             Sat, 21 Nov 2026 01:00:02 -0000 (UTC)
            """.replace("\n", "\r\n");

    private static final String SIGNED = "DKIM-Signature: v=1; a=rsa-sha256; d=example.org;\r\n\ts=a; b=x\r\n";

    @TempDir
    static Path files;

    private final UsedTokens used = new UsedTokens();
    private final WebhookChannel channel = channel(KEY);

    @Override
    public WebhookChannel channel() {
        return channel;
    }

    /** The proof stands in the body. */
    @Override
    public WebhookCall genuine(byte[] body) {
        return Forms.call(body, Map.of());
    }

    @Override
    public WebhookCall forged(byte[] body) {
        return Forms.call(
                new String(body, UTF_8)
                        .replace(signature(KEY), signature("another"))
                        .getBytes(UTF_8),
                Map.of());
    }

    @Override
    public List<byte[]> samples() {
        var other = Mails.RAW.replace("<3@", "<4@").replace("caf\u00e9", "warung");
        return List.of(
                parsed().bytes(),
                signed().field("body-mime", other).field("sender", "").bytes(),
                bare());
    }

    @Override
    public boolean proofCoversTheBody() {
        return false;
    }

    @Override
    public boolean garbageCanBeGenuine() {
        return false;
    }

    @Override
    public byte[] unknownKind() {
        return signed().field("event", "invented").bytes();
    }

    @Override
    @Test
    public void believes_the_provider() {
        for (var sample : samples()) {
            assertThat(channel(KEY, new UsedTokens()).verify(genuine(sample))).isEqualTo(new Proof.Genuine());
        }
    }

    @Override
    @Test
    public void does_not_believe_a_call_without_proof() {
        var body = new Forms().field("body-mime", Mails.RAW).bytes();

        assertThat(channel.verify(genuine(body))).isEqualTo(new Proof.Forged("no-signature"));
    }

    @Override
    @Test
    public void does_not_believe_a_garbled_proof() {
        for (var garbage : List.of("", "zz", "\u0000", "=".repeat(5000))) {
            var body = new Forms()
                    .field("timestamp", TIMESTAMP)
                    .field("token", TOKEN)
                    .field("signature", garbage)
                    .bytes();

            assertThat(channel.verify(genuine(body))).isInstanceOf(Proof.Forged.class);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void agrees_with_signatures_that_others_made(Vectors.Vector vector) {
        var received = Instant.ofEpochSecond(vector.json().get("now_epoch_s").asLong());
        var call = new WebhookCall(
                "support", "", Map.of("content-type", "application/x-www-form-urlencoded"), vector.body(), received);

        assertThat(channel(vector.secret()).verify(call).equals(new Proof.Genuine()))
                .isEqualTo(vector.isValid());
    }

    static List<Vectors.Vector> vectors() {
        return Vectors.of("mailgun");
    }

    @Test
    void a_token_is_good_for_one_mail_however_often_it_comes() {
        assertThat(channel.verify(genuine(parsed().bytes()))).isEqualTo(new Proof.Genuine());
        assertThat(channel.verify(genuine(parsed().bytes()))).isEqualTo(new Proof.Genuine());

        assertThat(channel.verify(genuine(bare()))).isEqualTo(new Proof.Forged("replayed"));
        assertThat(channel.verify(genuine(parsed().field("body-plain", "palsu").bytes())))
                .isEqualTo(new Proof.Forged("replayed"));
    }

    @Test
    void what_was_signed_too_long_ago_is_not_believed() {
        var call = genuine(bare());
        var late = new WebhookCall(
                call.account(), "", call.headers(), call.body(), Forms.RECEIVED.plus(Duration.ofDays(1)));

        assertThat(channel.verify(late)).isEqualTo(new Proof.Forged("stale"));
    }

    @Test
    void a_parsed_mail_is_the_very_message_that_its_raw_mail_is() {
        var raw = message(signed().field("body-mime", Mails.RAW).bytes());
        var parsed = message(parsed().bytes());

        assertThat(parsed.id()).isEqualTo(raw.id());
        assertThat(parsed.sender()).isEqualTo(raw.sender());
        assertThat(parsed.threading()).isEqualTo(raw.threading());
        assertThat(parsed.attachments()).isEqualTo(raw.attachments()).hasSize(1);
        assertThat(parsed.provenance().original().text().orElseThrow())
                .startsWith("Return-Path: <sari@example.org>\r\nDelivered-To: support@muara.id\r\n");
    }

    @Test
    void a_mail_from_nobody_is_a_notice() {
        var mail = message(signed().field("body-mime", Mails.RAW)
                        .field("sender", "")
                        .bytes())
                .mail()
                .orElseThrow();

        assertThat(mail.automatic().orElseThrow().kind()).isEqualTo(Mail.Automatic.Kind.NOTICE);
    }

    @Test
    void what_somebody_wrote_in_our_mail_servers_name_is_not_believed() {
        var forged = "Authentication-Results: mx.muara.id; dmarc=pass header.from=example.org\r\n" + Mails.RAW;

        assertThat(message(signed().field("body-mime", forged).bytes())
                        .mail()
                        .orElseThrow()
                        .authentication())
                .isEmpty();
    }

    @Test
    void what_mailgun_found_out_stands_on_the_mail_raw_or_taken_apart() {
        assertThat(found(FOUND + SIGNED + Mails.RAW))
                .hasValue(new Authentication(Verdict.VERIFIED, "dkim=pass for example.org"));
        assertThat(found(FOUND.replace("Check-Result: Pass", "Check-Result: Fail") + SIGNED + Mails.RAW))
                .hasValue(new Authentication(Verdict.VERIFIED, "spf=pass for example.org"));
        assertThat(found(FOUND.replace("Pass", "Fail") + SIGNED + Mails.RAW)
                        .orElseThrow()
                        .verdict())
                .isEqualTo(Verdict.UNKNOWN);

        var headers = json(List.of(
                List.of("X-Mailgun-Dkim-Check-Result", "Pass"),
                List.of("X-Mailgun-Spf", "None"),
                List.of("Received", "from mail.example.org by mxa.mailgun.org"),
                List.of("Dkim-Signature", "v=1; d=example.org; s=a; b=x"),
                List.of("From", "sari@example.org")));
        var parsed = signed().field("message-headers", headers).field("body-plain", "Halo");
        assertThat(message(parsed.bytes()).mail().orElseThrow().authentication())
                .hasValue(new Authentication(Verdict.VERIFIED, "dkim=pass for example.org"));
    }

    @Test
    void what_a_sender_wrote_in_mailguns_name_is_not_believed() {
        var forged = FOUND.substring(0, FOUND.indexOf("Received")) + SIGNED + Mails.RAW;

        assertThat(found("Received: from thief.id by mxa.mailgun.org\r\n" + forged))
                .isEmpty();
        assertThat(found(FOUND.replace("Pass", "Fail") + forged).orElseThrow().verdict())
                .isEqualTo(Verdict.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DKIM-Signature: v=1; d=thief.id; b=x\r\n",
                SIGNED + "DKIM-Signature: v=1; d=thief.id; b=x\r\n",
                "DKIM-Signature: v=1; d=example.org; d=thief.id; b=x\r\n",
                "X-Mailer: none\r\n",
                // Seen by some programs as the end of the headers, and by others not.
                SIGNED + "X: y\r\n \r\nDKIM-Signature: v=1; d=thief.id; b=x\r\n"
            })
    void a_signature_is_somebodys_only_where_all_are_of_one_domain(String signatures) {
        var spfless = FOUND.replace("Spf: Pass", "Spf: None");

        assertThat(found(spfless + signatures + Mails.RAW).filter(found -> found.verdict() == Verdict.VERIFIED))
                .isEmpty();
    }

    @Test
    void a_raw_mail_that_was_put_aside_is_read_again_whichever_way_it_came() {
        var raw = ("Authentication-Results: mx.muara.id; dmarc=pass header.from=example.org\r\n" + Mails.RAW)
                .getBytes(UTF_8);
        var aside = new WebhookCall("support", "", Map.of("content-type", "message/rfc822"), raw, Forms.RECEIVED);

        var message = ((Arrived.Message) channel.read(aside).getFirst()).message();

        assertThat(message.id())
                .isEqualTo(
                        message(signed().field("body-mime", Mails.RAW).bytes()).id());
        assertThat(message.mail().orElseThrow().authentication().orElseThrow().verdict())
                .isEqualTo(Mail.Authentication.Verdict.VERIFIED);
    }

    @Test
    void a_mail_that_breaks_a_limit_is_put_aside_as_it_came() {
        var body = signed().field("body-mime", "X: y\r\n".repeat(3_000)).bytes();

        assertThat(channel.read(genuine(body)))
                .singleElement()
                .isInstanceOfSatisfying(Arrived.Unreadable.class, aside -> {
                    assertThat(aside.bytes()).isEqualTo(body);
                    assertThat(aside.mediaType()).startsWith("multipart/form-data");
                });
    }

    @Test
    void a_raw_mail_may_hold_bytes_that_are_no_text() {
        var raw = Mails.RAW.replace("utf-8", "iso-8859-1").getBytes(ISO_8859_1);

        assertThat(message(signed().field("body-mime", raw).bytes()).content().text())
                .contains("caf\u00e9");
    }

    @Test
    void a_text_that_mailgun_made_of_html_is_not_what_the_mail_said() {
        var headers = json(List.of(List.of("From", "sari@example.org"), List.of("Content-Type", "text/html")));
        var body = signed().field("message-headers", headers)
                .field("body-plain", "made by a program")
                .field("body-html", "<p>Halo</p>")
                .bytes();

        assertThat(message(body).content().text()).isEqualTo("Halo");
    }

    @Test
    void a_content_id_that_is_empty_or_there_twice_costs_no_file() {
        var body = parsed().file("attachment-2", "b.pdf", "application/pdf", new byte[] {1})
                .field("content-id-map", "{\"\":\"attachment-1\",\"\":\"attachment-2\"}")
                .bytes();

        assertThat(message(body).attachments()).hasSize(2);
    }

    @Test
    void without_a_key_there_is_no_start() {
        assertThatThrownBy(() -> CalledChannel.of(Map.of("provider", "mailgun"), (_, _) -> true, files))
                .isInstanceOf(UnusableConfiguration.class)
                .hasMessageContaining("muara.email.accounts.support.webhook.signing-keys");
    }

    private static Forms signed() {
        return new Forms().field("timestamp", TIMESTAMP).field("token", TOKEN).field("signature", signature(KEY));
    }

    private static Forms parsed() {
        var headers = List.of(
                List.of("From", "S\u00e1ri <Sari@Example.org>"),
                List.of("To", "support@muara.id"),
                List.of("Date", "Sat, 21 Nov 2026 08:00:00 +0700"),
                List.of("Message-Id", "<3@example.org>"),
                List.of("In-Reply-To", "<2@muara.id>"),
                List.of("Subject", "Re: Pesanan saya"),
                List.of("Content-Type", "multipart/mixed; boundary=\"outer\""));
        return signed().field("sender", "sari@example.org")
                .field("recipient", "support@muara.id")
                .field("message-headers", json(headers))
                .field("body-plain", Mails.TEXT)
                .field("body-html", Mails.HTML)
                .field("stripped-text", "Bukunya rusak")
                .field("content-id-map", "{\"<foto>\":\"attachment-1\"}")
                .file("attachment-1", "foto 1.png", "image/png", Mails.PICTURE);
    }

    /** Without files, and without the list of all headers. */
    private static byte[] bare() {
        return "timestamp=%s&token=%s&signature=%s&from=Sari+%%3Csari%%40example.org%%3E&subject=Halo&body-plain=di+caf%%C3%%A9&recipient=support%%40muara.id"
                .formatted(TIMESTAMP, TOKEN, signature(KEY))
                .getBytes(UTF_8);
    }

    private Optional<Authentication> found(String raw) {
        var body = signed().field("sender", "sari@example.org").field("body-mime", raw);
        return message(body.bytes()).mail().orElseThrow().authentication();
    }

    private InboundMessage message(byte[] body) {
        return ((Arrived.Message) channel.read(genuine(body)).getFirst()).message();
    }

    private WebhookChannel channel(String key) {
        return channel(key, used);
    }

    private static WebhookChannel channel(String key, UsedTokens used) {
        return CalledChannel.of(
                Map.of("provider", "mailgun", "signing-keys", key),
                (token, use) -> {
                    used.used(token, use, Forms.RECEIVED);
                    return used.first(token, Duration.ZERO).orElseThrow().equals(use);
                },
                files);
    }

    private static String signature(String key) {
        var hmac = new Hmac("HmacSHA256", Secrets.of("key", List.of(key)));
        return HexFormat.of().formatHex(hmac.sign(TIMESTAMP.getBytes(UTF_8), TOKEN.getBytes(UTF_8)));
    }

    private static String json(List<List<String>> pairs) {
        return new String(Wire.bytes(pairs), UTF_8);
    }
}
