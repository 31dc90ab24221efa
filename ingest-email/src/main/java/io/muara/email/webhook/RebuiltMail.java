package io.muara.email.webhook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes a mail again of the pieces that a provider took it apart into. Every piece keeps its bytes and its charset. */
final class RebuiltMail {

    private static final Set<String> OF_THE_BODY =
            Set.of("content-type", "content-transfer-encoding", "content-disposition", "content-id", "mime-version");
    private static final Pattern NAME = Pattern.compile("[!-9;-~]+");
    private static final Pattern LINE_END = Pattern.compile("\\s*[\\r\\n\\x00]+\\s*");
    private static final Pattern FOLD = Pattern.compile("\\r?\\n(?=[ \\t])");
    private static final Pattern MEDIA_TYPE =
            Pattern.compile("(?!multipart/)[A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+");
    private static final Pattern UNRESERVED = Pattern.compile("[A-Za-z0-9.-]");
    private static final Pattern CHARSET = Pattern.compile("[A-Za-z0-9._:+-]{1,40}");
    private static final Pattern REPORT = Pattern.compile("(?i)multipart/report\\b.*?\\breport-type=\"?([a-z-]+).*");

    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private final List<byte[]> bodies = new ArrayList<>();
    private final List<byte[]> files = new ArrayList<>();
    private String type = "";

    /** A header of the mail itself, in any case; those that tell of its body are made anew. */
    RebuiltMail header(String name, String value) {
        header(name, LINE_END.matcher(value).replaceAll(" ").getBytes(UTF_8));
        return this;
    }

    /** All headers as they stood in the mail. */
    RebuiltMail headers(byte[] block) {
        var unfolded = FOLD.matcher(new String(block, ISO_8859_1)).replaceAll("");
        for (var line : unfolded.lines().toList()) {
            var colon = line.indexOf(':');
            if (colon > 0) {
                header(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip().getBytes(ISO_8859_1));
            }
        }
        return this;
    }

    boolean hasHeader(String name) {
        return ("\r\n" + head.toString(ISO_8859_1)).toLowerCase(Locale.ROOT).contains("\r\n" + name + ":");
    }

    /** Whether its own headers say that it was nothing but HTML, so that any text was made by the provider. */
    boolean wasOnlyHtml() {
        return type.toLowerCase(Locale.ROOT).startsWith("text/html");
    }

    /** @param mediaType of text; what is the same thing in another form is put beside it */
    RebuiltMail body(String mediaType, byte[] bytes, String charset) {
        var known = CHARSET.matcher(charset).matches() ? charset : "utf-8";
        bodies.add(part("Content-Type: %s; charset=\"%s\"".formatted(mediaType, known), bytes));
        return this;
    }

    RebuiltMail file(String name, String mediaType, Optional<String> contentId, byte[] bytes) {
        var known = MEDIA_TYPE.matcher(mediaType).matches() ? mediaType : "application/octet-stream";
        var named = "Content-Type: %s\r\nContent-Disposition: attachment; filename*=UTF-8''%s"
                .formatted(known, percentEncoded(name));
        files.add(part(
                contentId
                        .map(id -> "%s\r\nContent-ID: <%s>"
                                .formatted(named, LINE_END.matcher(id).replaceAll("")))
                        .orElse(named),
                bytes));
        return this;
    }

    byte[] bytes() {
        var mail = new ByteArrayOutputStream();
        mail.writeBytes(head.toByteArray());
        write(mail, "MIME-Version: 1.0\r\nContent-Type: %s; boundary=\"=_muara_all\"\r\n\r\n".formatted(whole()));
        if (bodies.size() == 1) {
            write(mail, "--=_muara_all\r\n");
            mail.writeBytes(bodies.getFirst());
        } else {
            write(mail, "--=_muara_all\r\nContent-Type: multipart/alternative; boundary=\"=_muara_text\"\r\n\r\n");
            bodies.forEach(body -> add(mail, "--=_muara_text\r\n", body));
            write(mail, "--=_muara_text--\r\n");
        }
        files.forEach(file -> add(mail, "--=_muara_all\r\n", file));
        write(mail, "--=_muara_all--\r\n");
        return mail.toByteArray();
    }

    /** What mail servers report about our mail is known by its type. */
    private String whole() {
        var report = REPORT.matcher(type);
        return report.matches() ? "multipart/report; report-type=" + report.group(1) : "multipart/mixed";
    }

    private void header(String name, byte[] value) {
        if (name.equalsIgnoreCase("content-type")) {
            type = new String(value, ISO_8859_1);
        }
        if (NAME.matcher(name).matches() && !OF_THE_BODY.contains(name.toLowerCase(Locale.ROOT))) {
            write(head, name + ": ");
            head.writeBytes(value);
            write(head, "\r\n");
        }
    }

    /** In base64, in which no boundary can stand. */
    private static byte[] part(String headers, byte[] bytes) {
        var part = new ByteArrayOutputStream();
        write(part, headers + "\r\nContent-Transfer-Encoding: base64\r\n\r\n");
        part.writeBytes(Base64.getMimeEncoder().encode(bytes));
        write(part, "\r\n");
        return part.toByteArray();
    }

    private static void add(ByteArrayOutputStream mail, String delimiter, byte[] part) {
        write(mail, delimiter);
        mail.writeBytes(part);
    }

    private static void write(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(UTF_8));
    }

    private static String percentEncoded(String name) {
        var encoded = new StringBuilder();
        for (var b : name.getBytes(UTF_8)) {
            var plain = Character.toString((char) b);
            encoded.append(UNRESERVED.matcher(plain).matches() ? plain : "%%%02X".formatted(b));
        }
        return encoded.toString();
    }
}
