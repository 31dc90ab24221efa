package io.muara.email.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muara.contracts.InboundMessage;
import io.muara.contracts.Mail.Authentication;
import io.muara.contracts.Mail.Authentication.Verdict;
import io.muara.contracts.Wire;
import io.muara.email.CalledChannel;
import io.muara.ingest.Arrived;
import io.muara.ingest.Proof;
import io.muara.ingest.WebhookCall;
import io.muara.ingest.WebhookChannel;
import io.muara.ingest.WebhookChannelContract;
import io.muara.ingest.setup.UnusableConfiguration;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostmarkTest implements WebhookChannelContract {

    private static final Map<String, String> TESTS = header("X-Spam-Tests", "DKIM_SIGNED,DKIM_VALID,DKIM_VALID_AU");
    private static final Map<String, String> SPF = header(
            "Received-SPF",
            "Pass (sender SPF authorized) identity=mailfrom; client-ip=192.0.2.1; envelope-from=b@mail.example.org; receiver=x");
    private static final Map<String, String> SIGNED = header("DKIM-Signature", "v=1; a=rsa-sha256; d=example.org; b=x");

    /** The address of its sender looks like the rest of the line. */
    private static final String LOOKALIKE =
            "Pass (ok) identity=mailfrom; envelope-from=\"a@example.org; envelope-from=\"@thief.id\"; receiver=x";

    @TempDir
    static Path files;

    private final WebhookChannel channel =
            CalledChannel.of(Map.of("provider", "postmark", "passwords", "new,old"), (_, _) -> false, files);

    @Override
    public WebhookChannel channel() {
        return channel;
    }

    @Override
    public WebhookCall genuine(byte[] body) {
        return Forms.call(body, login("muara:new"));
    }

    @Override
    public WebhookCall forged(byte[] body) {
        return Forms.call(body, login("muara:another"));
    }

    @Override
    public boolean proofCoversTheBody() {
        return false;
    }

    @Override
    public List<byte[]> samples() {
        var other = Mails.RAW.replace("<3@", "<4@").replace("caf\u00e9", "warung");
        return List.of(
                parsed("Content"),
                Wire.bytes(Map.of("RawEmail", other, "OriginalRecipient", "support@muara.id")),
                Wire.bytes(Map.of(
                        "From", "sari@example.org", "TextBody", "caf\u00e9", "OriginalRecipient", "support@muara.id")));
    }

    @Override
    public byte[] unknownKind() {
        return "{\"RecordType\":\"Invented\"}".getBytes(UTF_8);
    }

    @Test
    void either_password_is_good_while_it_is_being_changed_and_any_name_goes_with_it() {
        assertThat(channel.verify(Forms.call(parsed("Content"), login("somebody:old"))))
                .isEqualTo(new Proof.Genuine());
        assertThat(channel.verify(Forms.call(parsed("Content"), login("new")))).isEqualTo(new Proof.Genuine());
        assertThat(channel.verify(Forms.call(parsed("Content"), Map.of("authorization", "Bearer new"))))
                .isEqualTo(new Proof.Forged("bad-signature"));
    }

    @Test
    void a_parsed_mail_is_the_very_message_that_its_raw_mail_is() {
        var raw = message(Wire.bytes(Map.of("RawEmail", Mails.RAW, "From", "sari@example.org")));

        for (var content : List.of("Content", "Data")) {
            var parsed = message(parsed(content));

            assertThat(parsed.id()).isEqualTo(raw.id());
            assertThat(parsed.sender()).isEqualTo(raw.sender());
            assertThat(parsed.threading()).isEqualTo(raw.threading());
            assertThat(parsed.attachments()).isEqualTo(raw.attachments()).hasSize(1);
            assertThat(parsed.provenance().providerId()).isEqualTo("3@example.org");
            assertThat(parsed.provenance().original().text().orElseThrow())
                    .startsWith("Delivered-To: support+x@muara.id\r\n");
        }
    }

    @Test
    void what_postmark_found_out_stands_on_the_mail_raw_or_taken_apart() {
        assertThat(found(List.of(TESTS, SPF, SIGNED)))
                .hasValue(new Authentication(Verdict.VERIFIED, "dkim=pass for example.org"));
        assertThat(message(Wire.bytes(Map.of("RawEmail", Mails.RAW, "Headers", List.of(TESTS, SPF, SIGNED))))
                        .mail()
                        .orElseThrow()
                        .authentication())
                .hasValue(new Authentication(Verdict.VERIFIED, "dkim=pass for example.org"));
        assertThat(found(List.of(header("X-Spam-Tests", "HTML_MESSAGE,SPF_PASS"), SPF)))
                .hasValue(new Authentication(Verdict.VERIFIED, "spf=pass for mail.example.org"));
        assertThat(found(List.of(header("Received-SPF", "None (no record) identity=mailfrom"), SIGNED))
                        .orElseThrow()
                        .verdict())
                .isEqualTo(Verdict.UNKNOWN);
        assertThat(found(List.of(SIGNED))).isEmpty();
    }

    @Test
    void what_a_sender_wrote_in_postmarks_name_is_not_believed() {
        var none = header("Received-SPF", "None (no record) identity=mailfrom; envelope-from=x@thief.id");
        var taken = header("Received", "from thief.id by mx.inbound.example");

        for (var forged : List.of(
                List.of(none, TESTS, SPF, SIGNED),
                List.of(TESTS, none, header("DKIM-Signature", "v=1; d=thief.id; b=x"), SIGNED),
                List.of(header("Received-SPF", LOOKALIKE), SIGNED),
                List.of(taken, TESTS, SPF, SIGNED))) {
            assertThat(found(forged).filter(found -> found.verdict() == Verdict.VERIFIED))
                    .as("%s", forged)
                    .isEmpty();
        }
    }

    @Test
    void a_file_that_is_no_base64_puts_the_mail_aside() {
        var body = new String(parsed("Content"), UTF_8)
                .replace("iVBORwANChoK", "iVBOR")
                .getBytes(UTF_8);

        assertThat(channel.read(genuine(body)))
                .singleElement()
                .isInstanceOfSatisfying(Arrived.Unreadable.class, aside -> assertThat(aside.bytes())
                        .isEqualTo(body));
    }

    @Test
    void without_a_password_there_is_no_start() {
        assertThatThrownBy(() -> CalledChannel.of(Map.of("provider", "postmark"), (_, _) -> false, files))
                .isInstanceOf(UnusableConfiguration.class)
                .hasMessageContaining("muara.email.accounts.support.webhook.passwords");
    }

    private static byte[] parsed(String content) {
        var mail = new HashMap<String, Object>();
        mail.put("From", "Sari@Example.org");
        mail.put("FromFull", Map.of("Email", "Sari@Example.org", "Name", "S\u00e1ri"));
        mail.put("To", "support@muara.id");
        mail.put("OriginalRecipient", "support+x@muara.id");
        mail.put("Subject", "Re: Pesanan saya");
        mail.put("MessageID", "73e6d360-66eb-11e1-8e72-a8904824019b");
        mail.put("Date", "Sat, 21 Nov 2026 08:00:00 +0700");
        mail.put("TextBody", Mails.TEXT);
        mail.put("HtmlBody", Mails.HTML);
        mail.put(
                "Headers",
                List.of(
                        Map.of("Name", "Message-ID", "Value", "<3@example.org>"),
                        Map.of("Name", "In-Reply-To", "Value", "<2@muara.id>")));
        mail.put(
                "Attachments",
                List.of(Map.of(
                        "Name",
                        "foto 1.png",
                        content,
                        Base64.getEncoder().encodeToString(Mails.PICTURE),
                        "ContentType",
                        "image/png",
                        "ContentID",
                        "foto")));
        return Wire.bytes(mail);
    }

    private static Map<String, String> header(String name, String value) {
        return Map.of("Name", name, "Value", value);
    }

    private Optional<Authentication> found(List<Map<String, String>> headers) {
        var mail = Map.<String, Object>of("From", "Sari@Example.org", "TextBody", "Halo", "Headers", headers);
        return message(Wire.bytes(mail)).mail().orElseThrow().authentication();
    }

    private InboundMessage message(byte[] body) {
        return ((Arrived.Message) channel.read(genuine(body)).getFirst()).message();
    }

    private static Map<String, String> login(String login) {
        return Map.of("authorization", "Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8)));
    }
}
