package io.muara.email.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.activation.DataHandler;
import jakarta.activation.DataSource;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentDisposition;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.ParameterList;
import java.util.regex.Pattern;

/** A file or picture as a part of a mail. */
final class Enclosure {

    private static final String BYTES = "application/octet-stream";
    private static final Pattern MEDIA_TYPE = Pattern.compile("[A-Za-z0-9][\\w.+-]{0,99}/[A-Za-z0-9][\\w.+-]{0,99}");
    /** May not be in base64 (RFC 2046), and their bytes are not ours to change. */
    private static final Pattern COMPOSITE = Pattern.compile("(?i)(?:message|multipart)/.*");

    private Enclosure() {}

    static MimeBodyPart file(DataSource file) throws MessagingException {
        return part(file, Part.ATTACHMENT);
    }

    /** @param contentId without angle brackets */
    static MimeBodyPart picture(DataSource picture, String contentId) throws MessagingException {
        var part = part(picture, Part.INLINE);
        part.setContentID("<" + contentId + ">");
        return part;
    }

    /** As it may stand in a header. */
    static String mediaType(String written) {
        return MEDIA_TYPE.matcher(written).matches()
                        && !COMPOSITE.matcher(written).matches()
                ? written
                : BYTES;
    }

    private static MimeBodyPart part(DataSource file, String disposition) throws MessagingException {
        var part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(file));
        var type = new ContentType(file.getContentType());
        type.setParameterList(named("name", file));
        part.setHeader("Content-Type", type.toString());
        part.setHeader("Content-Disposition", new ContentDisposition(disposition, named("filename", file)).toString());
        // Else the file would be read once more, only to choose.
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }

    private static ParameterList named(String parameter, DataSource file) {
        var parameters = new ParameterList();
        parameters.set(parameter, file.getName(), UTF_8.name());
        return parameters;
    }
}
