package io.muara.email.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import io.muara.attachments.FileNames;
import io.muara.email.reading.ReadMail.File;
import io.muara.ingest.reading.Clean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.poi.hmef.Attachment;
import org.apache.poi.hmef.HMEFMessage;
import org.apache.poi.hmef.attribute.MAPIAttribute;
import org.apache.poi.hmef.attribute.TNEFProperty;
import org.apache.poi.hsmf.datatypes.MAPIProperty;
import org.apache.poi.hsmf.datatypes.Types;
import org.apache.poi.util.LittleEndian;

/** {@code winmail.dat}, into which Outlook and Exchange pack body and files when they take the reader for one of theirs. */
final class Tnef {

    private static final byte[] SIGNATURE = {0x78, (byte) 0x9F, 0x3E, 0x22};
    /** What stands before a message that is a file of another: the name of the interface by which to read it. */
    private static final int INTERFACE = 16;

    private static final int NO_CODE_PAGE = 0;
    /** Signature and key. */
    private static final int HEADER = 6;
    /** Level, id, type and length. */
    private static final int ATTRIBUTE_HEADER = 9;

    private static final int CHECKSUM = 2;
    private static final int MOST_ATTRIBUTES = 5_000;
    /** Files without a type are the rule here. */
    private static final Map<String, String> TYPES = Map.of(
            "pdf", "application/pdf",
            "jpg", "image/jpeg",
            "jpeg", "image/jpeg",
            "png", "image/png",
            "gif", "image/gif",
            "txt", "text/plain",
            "doc", "application/msword",
            "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "xls", "application/vnd.ms-excel",
            "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final HMEFMessage message;
    private final String charset;

    private Tnef(HMEFMessage message) {
        this.message = message;
        this.charset = codePage();
    }

    /**
     * @param text of the body, where it is not HTML
     */
    record Content(Optional<String> html, Optional<String> text, List<File> files) {
        Content {
            files = List.copyOf(files);
        }
    }

    static boolean is(Part part) {
        return part.is("application/ms-tnef") || Arrays.mismatch(part.body(), SIGNATURE) == SIGNATURE.length;
    }

    /** Empty when it cannot be read whole: then it stays a file, and nothing is lost. */
    static Optional<Content> unpacked(byte[] bytes) {
        if (!isReasonable(bytes)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Tnef(new HMEFMessage(new ByteArrayInputStream(bytes))).content());
        } catch (IOException | RuntimeException _) { // POI has many for what it cannot read
            return Optional.empty();
        }
    }

    /** Whether its lengths are true and its attributes not so many that their objects fill the memory. */
    private static boolean isReasonable(byte[] bytes) {
        var at = (long) HEADER;
        for (var count = 0; count < MOST_ATTRIBUTES; count++) {
            if (at + ATTRIBUTE_HEADER > bytes.length) {
                return true;
            }
            var length = LittleEndian.getInt(bytes, (int) at + ATTRIBUTE_HEADER - Integer.BYTES);
            at += ATTRIBUTE_HEADER + (long) length + CHECKSUM;
            if (length < 0 || at > bytes.length) {
                return false;
            }
        }
        return false;
    }

    private Content content() {
        var rtf = attribute(MAPIProperty.RTF_COMPRESSED)
                .map(attribute -> Rtf.read(new String(attribute.getData(), ISO_8859_1)));
        var html = attribute(MAPIProperty.BODY_HTML).map(this::html).or(() -> rtf.filter(Rtf.Body::html)
                .map(Rtf.Body::text));
        var text = attribute(MAPIProperty.BODY)
                .map(this::string)
                .or(() -> Optional.ofNullable(message.getMessageAttribute(TNEFProperty.ID_BODY))
                        .map(body -> Charsets.decode(body.getData(), charset)))
                .or(() -> rtf.filter(body -> !body.html()).map(Rtf.Body::text));
        return new Content(
                html.map(Clean::text).filter(found -> !found.isBlank()),
                text.map(Clean::text).filter(found -> !found.isBlank()),
                message.getAttachments().stream().map(this::file).toList());
    }

    private File file(Attachment attachment) {
        var name = Stream.of(MAPIProperty.ATTACH_LONG_FILENAME, MAPIProperty.ATTACH_FILENAME)
                .flatMap(property -> Optional.ofNullable(attachment.getMAPIAttribute(property)).stream())
                .map(this::string)
                .filter(found -> !found.isBlank())
                .findFirst()
                .or(() -> Optional.ofNullable(attachment.getAttribute(TNEFProperty.ID_ATTACHTITLE))
                        .map(title -> Charsets.decode(title.getData(), charset).replace("\0", "")));
        var embedded = Optional.ofNullable(attachment.getMAPIAttribute(MAPIProperty.ATTACH_DATA))
                .map(MAPIAttribute::getData)
                .filter(data -> data.length > INTERFACE);
        if (embedded.isPresent()) {
            var inner = embedded.get();
            return named(name, "application/ms-tnef", attachment, Arrays.copyOfRange(inner, INTERFACE, inner.length));
        }
        var type = Optional.ofNullable(attachment.getMAPIAttribute(MAPIProperty.ATTACH_MIME_TAG))
                .map(this::string)
                .filter(found -> found.indexOf('/') > 0)
                .orElseGet(() -> typeOf(name.orElse("")));
        return named(name, type.toLowerCase(Locale.ROOT), attachment, attachment.getContents());
    }

    private File named(Optional<String> name, String mediaType, Attachment attachment, byte[] bytes) {
        var contentId = Optional.ofNullable(attachment.getMAPIAttribute(MAPIProperty.ATTACH_CONTENT_ID))
                .map(this::string)
                .map(MessageIds::own)
                .filter(id -> !id.isEmpty());
        return new File(FileNames.safe(name, mediaType), mediaType, contentId, bytes);
    }

    private static String typeOf(String name) {
        var extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return TYPES.getOrDefault(extension, "application/octet-stream");
    }

    private String html(MAPIAttribute attribute) {
        return attribute.getType() == Types.BINARY.getId()
                ? Charsets.decode(attribute.getData(), HtmlCharset.declaredIn(attribute.getData()))
                : string(attribute);
    }

    private String string(MAPIAttribute attribute) {
        var unicode = attribute.getType() == Types.UNICODE_STRING.getId();
        var text = unicode ? new String(attribute.getData(), UTF_16LE) : Charsets.decode(attribute.getData(), charset);
        return text.replace("\0", "");
    }

    private Optional<MAPIAttribute> attribute(MAPIProperty property) {
        return Optional.ofNullable(message.getMessageMAPIAttribute(property));
    }

    private String codePage() {
        var page = Optional.ofNullable(message.getMessageAttribute(TNEFProperty.ID_OEMCODEPAGE))
                .map(attribute -> attribute.getData().length < Integer.BYTES
                        ? NO_CODE_PAGE
                        : LittleEndian.getInt(attribute.getData()))
                .orElse(NO_CODE_PAGE);
        return page == NO_CODE_PAGE ? "" : "windows-" + page;
    }
}
