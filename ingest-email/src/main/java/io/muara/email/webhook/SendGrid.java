package io.muara.email.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.muara.email.DeliveredMail;
import io.muara.email.trust.SenderCheck;
import io.muara.ingest.Proof;
import io.muara.ingest.WebhookCall;
import io.muara.ingest.reading.UnreadableElement;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Inbound Parse, raw or parsed.
 *
 * @param keys of a security policy with signatures; empty where only a password is asked for
 * @param passwords empty where only a signature is asked for; both must be right where both are
 * @see <a href="https://www.twilio.com/docs/sendgrid/for-developers/parsing-email/setting-up-the-inbound-parse-webhook">SendGrid</a>
 */
record SendGrid(Optional<SendGridKeys> keys, Optional<Passwords> passwords) implements MailProvider {

    private static final JsonMapper MAPPER = new JsonMapper();

    /** Of several nothing is believed: domains are whatever a mail says, and one may be made to look like the end of another. */
    private static final Pattern ONE_SIGNATURE = Pattern.compile("\\s*\\{@([A-Za-z0-9.-]+) : ([a-z]+)}\\s*");

    @Override
    public Proof verify(WebhookCall call) {
        var signed = keys.map(known -> known.check(call));
        var opened = passwords.map(known -> known.check(call));
        return signed.filter(Proof.Forged.class::isInstance)
                .or(() -> opened)
                .or(() -> signed)
                .orElseGet(() -> new Proof.Forged("no-signature"));
    }

    @Override
    public ProvidedMail mail(WebhookCall call) {
        var form = MailForm.of(call);
        var envelope = json(form, "envelope");
        var sender =
                Optional.of(envelope.path("from")).filter(JsonNode::isTextual).map(JsonNode::asText);
        var raw = DeliveredMail.of(
                sender,
                envelope.path("to").valueStream().map(JsonNode::asText).toList(),
                form.bytes("email").orElseGet(() -> rebuilt(form)));
        return new ProvidedMail(raw, checks(form, SenderCheck.domain(sender.orElse(""))));
    }

    private static List<SenderCheck> checks(MailForm form, String sender) {
        return Stream.of(
                        form.text("dkim")
                                .map(ONE_SIGNATURE::matcher)
                                .filter(Matcher::matches)
                                .map(told -> new SenderCheck("dkim", told.group(2), SenderCheck.domain(told.group(1)))),
                        form.text("SPF").map(outcome -> new SenderCheck("spf", outcome, sender)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static byte[] rebuilt(MailForm form) {
        var charsets = json(form, "charsets");
        var mail = new RebuiltMail();
        headers(form, charsets, mail);
        form.bytes("text").ifPresent(text -> mail.body("text/plain", text, charset(charsets, "text")));
        form.bytes("html").ifPresent(html -> mail.body("text/html", html, charset(charsets, "html")));
        var info = json(form, "attachment-info");
        form.files().forEach(file -> {
            var told = info.path(file.name());
            mail.file(
                    text(told, "filename").or(file::fileName).orElse(""),
                    text(told, "type").or(file::mediaType).orElse(""),
                    text(told, "content-id").map(id -> id.replace("<", "").replace(">", "")),
                    file.bytes());
        });
        return mail.bytes();
    }

    private static void headers(MailForm form, JsonNode charsets, RebuiltMail mail) {
        var headers = form.bytes("headers");
        headers.ifPresent(mail::headers);
        if (headers.isPresent()) {
            return;
        }
        if (List.of("from", "subject", "text", "html").stream()
                .allMatch(name -> form.bytes(name).isEmpty())) {
            throw new UnreadableElement("it holds no mail");
        }
        for (var name : List.of("from", "to", "cc", "subject")) {
            form.bytes(name).ifPresent(value -> mail.header(name, decoded(value, charset(charsets, name))));
        }
    }

    private static String charset(JsonNode charsets, String field) {
        return charsets.path(field).asText("utf-8");
    }

    private static String decoded(byte[] value, String charset) {
        try {
            return new String(value, Charset.forName(charset));
        } catch (IllegalArgumentException unknown) {
            return new String(value, UTF_8);
        }
    }

    private static Optional<String> text(JsonNode node, String field) {
        return Optional.of(node.path(field).asText("")).filter(text -> !text.isBlank());
    }

    private static JsonNode json(MailForm form, String field) {
        try {
            return MAPPER.readTree(form.text(field).orElse("{}"));
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
