package io.muara.email.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.email.DeliveredMail;
import io.muara.email.trust.SenderCheck;
import io.muara.ingest.Proof;
import io.muara.ingest.WebhookCall;
import io.muara.ingest.reading.ProviderJson;
import io.muara.ingest.reading.UnreadableElement;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Inbound streams, which sign nothing: the address holds a password.
 *
 * @see <a href="https://postmarkapp.com/developer/user-guide/inbound/parse-an-email">Postmark</a>
 */
record Postmark(Passwords passwords) implements MailProvider {

    private static final Pattern SPF_SENDER = Pattern.compile("envelope-from=\"?([^\\s\";]*)");

    @Override
    public Proof verify(WebhookCall call) {
        return passwords.check(call);
    }

    @Override
    public ProvidedMail mail(WebhookCall call) {
        var told = read(call);
        var raw = DeliveredMail.of(
                Optional.empty(),
                text(told.originalRecipient()).stream().toList(),
                text(told.rawEmail()).map(mail -> mail.getBytes(UTF_8)).orElseGet(() -> rebuilt(told)));
        return new ProvidedMail(raw, checks(told));
    }

    /** Postmark looks up SPF when it takes a mail, so everything down to that line is its own. */
    private static List<SenderCheck> checks(PostmarkMail told) {
        var headers = new TakenHeaders(headers(told)
                .map(header -> TakenHeaders.field(
                        Objects.requireNonNullElse(header.name(), ""), Objects.requireNonNullElse(header.value(), "")))
                .toList());
        var own = headers.ownDownTo("received-spf");
        return Stream.of(
                        own.first("x-spam-tests")
                                .filter(tests -> List.of(tests.split("[,\\s]+")).contains("DKIM_VALID"))
                                .map(_ -> new SenderCheck("dkim", "pass", headers.signer())),
                        own.first("received-spf").map(Postmark::spf))
                .flatMap(Optional::stream)
                .toList();
    }

    private static SenderCheck spf(String line) {
        var told = line.replaceAll("\\([^()]*\\)", " ");
        var sender = SPF_SENDER.matcher(told);
        // A sender's address may look like more of the line: then nobody knows whose it is.
        var domain = sender.find() ? sender.group(1) : "";
        return new SenderCheck("spf", told.strip().split("\\s", 2)[0], sender.find() ? "" : SenderCheck.domain(domain));
    }

    private static Stream<PostmarkMail.Header> headers(PostmarkMail told) {
        return Optional.ofNullable(told.headers()).stream().flatMap(List::stream);
    }

    private static PostmarkMail read(WebhookCall call) {
        try {
            var told = ProviderJson.MAPPER.readValue(call.body(), PostmarkMail.class);
            if (told == null
                    || Stream.of(told.rawEmail(), told.from(), told.headers()).allMatch(Objects::isNull)) {
                throw new UnreadableElement("it holds no mail");
            }
            return told;
        } catch (IOException e) {
            throw new UnreadableElement("it is not the JSON that Postmark sends");
        }
    }

    private static byte[] rebuilt(PostmarkMail told) {
        var mail = new RebuiltMail();
        headers(told)
                .forEach(header -> mail.header(
                        Objects.requireNonNullElse(header.name(), ""), Objects.requireNonNullElse(header.value(), "")));
        add(mail, "From", from(told));
        add(mail, "To", told.to());
        add(mail, "Cc", told.cc());
        add(mail, "Reply-To", told.replyTo());
        add(mail, "Subject", told.subject());
        add(mail, "Date", told.date());
        text(told.textBody()).ifPresent(text -> mail.body("text/plain", text.getBytes(UTF_8), "utf-8"));
        text(told.htmlBody()).ifPresent(html -> mail.body("text/html", html.getBytes(UTF_8), "utf-8"));
        for (var file : Objects.requireNonNullElse(told.attachments(), List.<PostmarkMail.Attachment>of())) {
            mail.file(
                    Objects.requireNonNullElse(file.name(), ""),
                    Objects.requireNonNullElse(file.contentType(), ""),
                    text(file.contentId()).map(id -> id.replace("<", "").replace(">", "")),
                    content(file));
        }
        return mail.bytes();
    }

    private static byte[] content(PostmarkMail.Attachment file) {
        try {
            return Base64.getMimeDecoder().decode(Objects.requireNonNullElse(file.content(), ""));
        } catch (IllegalArgumentException notBase64) {
            throw new UnreadableElement("a file in it is not base64");
        }
    }

    /** The name stands beside the address. */
    private static @Nullable String from(PostmarkMail told) {
        var full = told.fromFull();
        return full == null || full.name() == null || full.email() == null
                ? told.from()
                : "\"%s\" <%s>".formatted(full.name().replaceAll("[\"\\\\]", "\\\\$0"), full.email());
    }

    /** Postmark leaves some headers out of the list and others not. */
    private static void add(RebuiltMail mail, String name, @Nullable String value) {
        text(value)
                .filter(_ -> !mail.hasHeader(name.toLowerCase(Locale.ROOT)))
                .ifPresent(found -> mail.header(name, found));
    }

    private static Optional<String> text(@Nullable String value) {
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }
}
