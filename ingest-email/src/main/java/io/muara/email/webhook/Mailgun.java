package io.muara.email.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.muara.email.DeliveredMail;
import io.muara.email.trust.SenderCheck;
import io.muara.ingest.Proof;
import io.muara.ingest.WebhookCall;
import io.muara.ingest.proof.Given;
import io.muara.ingest.proof.Hmac;
import io.muara.ingest.reading.UnreadableElement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Routes that forward to an address: the parsed mail, or the raw one where the address ends with {@code mime}. The signature covers
 * only a time and a token, so each token is good for one mail: see {@link TokenClaims}.
 *
 * @see <a href="https://documentation.mailgun.com/docs/mailgun/user-manual/receive-forward-store/receive-http">Mailgun</a>
 */
record Mailgun(Hmac keys, Replays replays) implements MailProvider {

    /** Mailgun comes again for eight hours. Less than tokens are remembered. */
    static final Duration LONGEST = Duration.ofHours(24);

    private static final Set<String> PROOF = Set.of("timestamp", "token", "signature");
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final List<String> NEEDED = List.of("from", "subject", "body-plain", "body-html");

    /** Which are fields as well; enough where the list of all headers is missing. */
    private static final List<String> HEADERS =
            List.of("From", "To", "Cc", "Reply-To", "Subject", "Date", "Message-Id", "In-Reply-To", "References");

    @Override
    public Proof verify(WebhookCall call) {
        MailForm form;
        try {
            form = MailForm.of(call);
        } catch (UnreadableElement e) {
            return new Proof.Forged("no-signature");
        }
        var timestamp = form.text("timestamp").orElse("");
        var token = form.text("token").orElse("");
        var signature = form.text("signature").orElse("");
        if (timestamp.isEmpty() || token.isEmpty() || signature.isEmpty()) {
            return new Proof.Forged("no-signature");
        }
        if (!keys.signed(Given.hex(signature), timestamp.getBytes(UTF_8), token.getBytes(UTF_8))) {
            return new Proof.Forged("bad-signature");
        }
        if (!isRecent(timestamp, call.receivedAt())) {
            return new Proof.Forged("stale");
        }
        return replays.isNone(token, call.account() + " " + form.digest(PROOF))
                ? new Proof.Genuine()
                : new Proof.Forged("replayed");
    }

    @Override
    public ProvidedMail mail(WebhookCall call) {
        var form = MailForm.of(call);
        var raw = DeliveredMail.of(
                form.has("sender") ? Optional.of(form.text("sender").orElse("")) : Optional.empty(),
                form.text("recipient").stream().toList(),
                form.bytes("body-mime").orElseGet(() -> rebuilt(form)));
        return new ProvidedMail(raw, checks(form));
    }

    /** Mailgun writes what it found out above the line with which it took the mail; below it anybody may have. */
    private static List<SenderCheck> checks(MailForm form) {
        var headers = form.bytes("body-mime")
                .map(TakenHeaders::of)
                .orElseGet(() -> new TakenHeaders(allHeaders(form).stream()
                        .map(pair -> TakenHeaders.field(
                                pair.get(0).asText(), pair.get(1).asText()))
                        .toList()));
        var own = headers.ownDownTo("received");
        return Stream.of(
                        own.first("x-mailgun-dkim-check-result")
                                .map(outcome -> new SenderCheck("dkim", outcome, headers.signer())),
                        own.first("x-mailgun-spf")
                                .map(outcome -> new SenderCheck(
                                        "spf",
                                        outcome,
                                        SenderCheck.domain(form.text("sender").orElse("")))))
                .flatMap(Optional::stream)
                .toList();
    }

    private static boolean isRecent(String timestamp, Instant now) {
        try {
            var signed = Instant.ofEpochSecond(Long.parseLong(timestamp));
            return Duration.between(signed, now).abs().compareTo(LONGEST) < 0;
        } catch (RuntimeException notATime) {
            return false;
        }
    }

    private static byte[] rebuilt(MailForm form) {
        var mail = new RebuiltMail();
        headers(form, mail);
        var html = form.bytes("body-html");
        form.bytes("body-plain")
                .filter(text -> html.isEmpty() || !mail.wasOnlyHtml())
                .ifPresent(text -> mail.body("text/plain", text, "utf-8"));
        html.ifPresent(found -> mail.body("text/html", found, "utf-8"));
        var contentIds = contentIds(form);
        form.files()
                .forEach(file -> mail.file(
                        file.fileName().orElse(""),
                        file.mediaType().orElse(""),
                        Optional.ofNullable(contentIds.get(file.name())),
                        file.bytes()));
        return mail.bytes();
    }

    private static void headers(MailForm form, RebuiltMail mail) {
        var headers = allHeaders(form);
        headers.forEach(pair -> mail.header(pair.get(0).asText(), pair.get(1).asText()));
        if (!headers.isEmpty()) {
            return;
        }
        if (NEEDED.stream().allMatch(name -> form.bytes(name).isEmpty())) {
            throw new UnreadableElement("it holds no mail");
        }
        for (var name : HEADERS) {
            form.text(name)
                    .or(() -> form.text(name.toLowerCase(Locale.ROOT)))
                    .ifPresent(value -> mail.header(name, value));
        }
    }

    /** Pairs of name and value, in the order of the mail; none where they are missing. */
    private static List<JsonNode> allHeaders(MailForm form) {
        return form.text("message-headers").flatMap(Mailgun::json).stream()
                .flatMap(JsonNode::valueStream)
                .filter(pair -> pair.isArray() && pair.size() == 2)
                .toList();
    }

    /** By field. Mailgun has been seen to name one id twice, and none at all. */
    private static Map<String, String> contentIds(MailForm form) {
        var ids = new HashMap<String, String>();
        form.text("content-id-map").flatMap(Mailgun::json).ifPresent(map -> map.properties()
                .forEach(entry -> ids.put(
                        entry.getValue().asText(),
                        entry.getKey().replace("<", "").replace(">", "").strip())));
        ids.values().removeIf(String::isEmpty);
        return ids;
    }

    private static Optional<JsonNode> json(String text) {
        try {
            return Optional.ofNullable(MAPPER.readTree(text));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
