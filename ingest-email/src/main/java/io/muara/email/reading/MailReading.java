package io.muara.email.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.attachments.FileNames;
import io.muara.contracts.Mail;
import io.muara.contracts.Mail.Address;
import io.muara.email.reading.Part.Header;
import io.muara.email.reading.ReadMail.File;
import io.muara.ingest.reading.Clean;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.james.mime4j.MimeException;

/** Reads raw mail. Pure: the same bytes always give the same result. */
public final class MailReading {

    /** In UTF-8. A record on Kafka has room for little more than twice that, and every service downstream carries it. */
    public static final int LONGEST_BODY = 128 * 1024;

    private static final int LONGEST_SUBJECT = 1_000;
    private static final int LONGEST_TYPE = 100;

    private final byte[] raw;
    private final Part mail;
    private final Bodies bodies;
    private final String charset;
    private final List<File> files = new ArrayList<>();

    private MailReading(byte[] raw) throws MimeException, IOException {
        this.raw = raw;
        this.mail = Parts.of(raw);
        this.bodies = Bodies.of(mail);
        this.charset = bodies.text().stream()
                .map(part -> part.type().get("charset").orElseGet(() -> Charsets.beside(part.body())))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** @param missingId the id of a mail that has none */
    @SuppressWarnings("CatchAndPrintStackTrace") // nothing is printed: the outcome carries the reason
    public static Reading read(byte[] raw, String missingId) {
        try {
            return new Reading.Read(new MailReading(RawMail.withLineFeeds(raw)).result(missingId));
        } catch (TooMuch e) {
            return new Reading.Unreadable(String.valueOf(e.getMessage()));
        } catch (MimeException | IOException | RuntimeException | StackOverflowError e) {
            // The message of such an exception may quote the mail.
            return new Reading.Unreadable(
                    "the mail cannot be read: " + e.getClass().getSimpleName());
        }
    }

    private ReadMail result(String missingId) {
        var packed = files();
        var html = html(packed);
        var text = text(html, packed);
        var from = addresses("from");
        var facts = new Mail(
                known(from),
                known(addresses("reply-to")),
                known(addresses("to")),
                known(addresses("cc")),
                Optional.of(text("message-id", MessageIds::own).orElse(""))
                        .filter(id -> !id.isEmpty())
                        .orElse(missingId),
                ids("in-reply-to"),
                ids("references"),
                text("date", Dates::parse).flatMap(Function.identity()),
                html.flatMap(whole -> fitting(whole, "message.html", "text/html")),
                Protections.of(mail, text));
        var sender = from.stream().findFirst().flatMap(Address::name);
        return new ReadMail(
                sender,
                subject(),
                fitting(text, "message.txt", "text/plain").orElse(""),
                facts,
                files,
                MailHeaders.of(mail, charset));
    }

    /** @return what was packed into files of Outlook's own, whose place its files take */
    private List<Tnef.Content> files() {
        var packed = new ArrayList<Tnef.Content>();
        for (var part : bodies.files()) {
            var content = Tnef.is(part) ? Tnef.unpacked(part.body()) : Optional.<Tnef.Content>empty();
            content.ifPresent(packed::add);
            content.ifPresentOrElse(found -> files.addAll(found.files()), () -> files.add(file(part)));
        }
        return packed;
    }

    private Optional<String> subject() {
        return mail.header("subject")
                .map(header -> Clean.line(header.text(charset), LONGEST_SUBJECT))
                .filter(subject -> !subject.isEmpty());
    }

    private <T> Optional<T> text(String header, Function<String, T> reading) {
        return mail.header(header).map(found -> reading.apply(Clean.line(found.text(charset), Integer.MAX_VALUE)));
    }

    private List<String> ids(String header) {
        return text(header, MessageIds::in).orElse(List.of());
    }

    /** Of every header of that name: some programs repeat To. */
    private List<Address> addresses(String header) {
        var headers = header.equals("from") ? mail.header(header).stream() : mail.all(header);
        return headers.map((Header found) -> Addresses.parse(found.value(), charset))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Address> known(List<Address> addresses) {
        return addresses.stream()
                .filter(address -> !address.address().isEmpty())
                .toList();
    }

    private Optional<String> html(List<Tnef.Content> packed) {
        if (bodies.html().stream().anyMatch(part -> part.is("text/html"))) {
            return Optional.of(bodies.html().stream().map(BodyText::asHtml).collect(Collectors.joining("\n")));
        }
        return packed.stream().flatMap(content -> content.html().stream()).findFirst();
    }

    /** Newsletters send a text of nothing but spaces beside their HTML. */
    private String text(Optional<String> html, List<Tnef.Content> packed) {
        var written = Uuencode.split(bodies.text().stream()
                .map(this::withoutYenc)
                .map(BodyText::asText)
                .filter(piece -> !piece.isEmpty())
                .collect(Collectors.joining("\n")));
        files.addAll(written.files());
        if (!written.text().isBlank()) {
            return written.text();
        }
        var other = packed.stream()
                .flatMap(content -> content.text().stream())
                .findFirst()
                .orElseGet(() -> html.map(HtmlText::of).orElse(""));
        return other.isBlank() && bodies.files().isEmpty() ? leftover() : other.strip();
    }

    private Part withoutYenc(Part part) {
        var split = Yenc.split(part.body());
        files.addAll(split.files());
        return split.files().isEmpty()
                ? part
                : new Part(part.headers(), part.mediaType(), part.type(), part.children(), split.text());
    }

    /** A multipart in which nothing was found is broken in a way of its own; a person can still read its source. */
    private String leftover() {
        return isTorn(mail) ? Clean.text(Charsets.guess(RawMail.body(raw))).strip() : "";
    }

    private static boolean isTorn(Part part) {
        var calledMultipart = part.header("content-type")
                .filter(type -> type.value().toLowerCase(Locale.ROOT).startsWith("multipart/"))
                .isPresent();
        return (!part.isMultipart() && calledMultipart)
                || part.children().stream().anyMatch(MailReading::isTorn);
    }

    /** What is too long becomes a file in whole, and the record carries the beginning of text and nothing of HTML. */
    private Optional<String> fitting(String body, String name, String mediaType) {
        var bytes = body.getBytes(UTF_8);
        if (bytes.length <= LONGEST_BODY) {
            return Optional.of(body);
        }
        files.add(new File(name, mediaType + ";charset=utf-8", Optional.empty(), bytes));
        return mediaType.equals("text/html") ? Optional.empty() : Optional.of(Clean.fitting(body, LONGEST_BODY));
    }

    private static File file(Part part) {
        var mediaType = Clean.line(part.mediaType(), LONGEST_TYPE);
        var contentId = part.header("content-id")
                .map(header -> MessageIds.own(header.value()))
                .filter(id -> !id.isEmpty());
        return new File(FileNames.safe(part.fileName(), mediaType), mediaType, contentId, part.body());
    }
}
