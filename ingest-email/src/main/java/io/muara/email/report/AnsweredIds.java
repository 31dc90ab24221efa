package io.muara.email.report;

import static io.muara.email.reading.MailHeaders.blocks;

import io.muara.email.reading.MailHeaders;
import io.muara.email.reading.ReadMail;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The ids of mails that a report is or may be about, the surest first. */
final class AnsweredIds {

    private static final Set<String> FIELDS = Set.of("message-id", "original-message-id", "x-original-message-id");
    private static final Pattern ID = Pattern.compile("<\\s*([^<>\\s]{1,998})\\s*>");
    private static final Pattern WRITTEN = Pattern.compile("(?im)^[> \\t]*message-id:[ \\t]*<?([^<>\\s]{1,998})");

    private AnsweredIds() {}

    static Stream<String> in(ReadMail mail) {
        return Stream.of(
                        parts(mail),
                        WRITTEN.matcher(mail.text()).results().map(found -> found.group(1)),
                        mail.mail().inReplyTo().stream(),
                        mail.mail().references().reversed().stream())
                .flatMap(ids -> ids);
    }

    /** The mail itself, its headers, or a receipt that names it. */
    private static Stream<String> parts(ReadMail mail) {
        return mail.files().stream()
                .filter(file -> file.mediaType().startsWith("message/")
                        || file.mediaType().equals("text/rfc822-headers"))
                .flatMap(file -> blocks(file.bytes()).stream())
                .flatMap(AnsweredIds::ids);
    }

    private static Stream<String> ids(MailHeaders headers) {
        return headers.fields().stream()
                .filter(field -> FIELDS.contains(field.name()))
                .flatMap(field -> ID.matcher(field.value()).results().map(found -> found.group(1)));
    }
}
