package io.muara.email.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.attachments.AttachmentStore;
import io.muara.attachments.FileNames;
import io.muara.contracts.Attachment;
import io.muara.contracts.OutboundMessage;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a mail holds: the text, the same as HTML with its pictures, and files. An automatic mail holds no files, because it may
 * go to somebody who never wrote to us.
 */
public final class Body {

    private final Letterhead letterhead;
    private final AttachmentStore store;
    private final String signature;

    /** @param signature of the account; empty for none */
    public Body(Letterhead letterhead, AttachmentStore store, String signature) {
        this.letterhead = letterhead;
        this.store = store;
        this.signature = signature;
    }

    /** @throws MessagingException when a file is not in our store, or the letterhead cannot be filled in */
    Multipart of(OutboundMessage message) throws MessagingException {
        var pictures = new ArrayList<MimeBodyPart>();
        var shown = new ArrayList<Letterhead.Inline>();
        var files = new ArrayList<MimeBodyPart>();
        for (var attachment : message.automatic() ? List.<Attachment>of() : message.attachments()) {
            var file = stored(attachment);
            if (isShown(attachment)) {
                // Of our own making: theirs is somebody else's word, and may be there twice.
                var contentId = "%d.%s@picture".formatted(pictures.size() + 1, message.id());
                pictures.add(Enclosure.picture(file, contentId));
                shown.add(new Letterhead.Inline(contentId, file.getName()));
            } else {
                files.add(Enclosure.file(file));
            }
        }
        var texts = texts(letterhead.write(message, signature, shown), pictures);
        return files.isEmpty() ? texts : multipart("mixed", part(texts), files);
    }

    private static Multipart texts(Wording wording, List<MimeBodyPart> pictures) throws MessagingException {
        var all = new ArrayList<>(pictures);
        for (var picture : wording.pictures()) {
            var source = new ByteArrayDataSource(picture.bytes(), picture.mediaType());
            source.setName(picture.name());
            all.add(Enclosure.picture(source, picture.contentId()));
        }
        var html = text(wording.html(), "html");
        var seen = all.isEmpty() ? html : part(multipart("related", html, all));
        return multipart("alternative", text(wording.text(), "plain"), List.of(seen));
    }

    private StoredFile stored(Attachment attachment) throws MessagingException {
        var name = FileNames.safe(Optional.of(attachment.name()), attachment.mediaType());
        var key = attachment
                .stored()
                .orElseThrow(() -> new MessagingException("the file '%s' is not in our store".formatted(name)));
        return new StoredFile(store, key, name, Enclosure.mediaType(attachment.mediaType()));
    }

    private static boolean isShown(Attachment attachment) {
        return attachment.contentId().isPresent()
                && Enclosure.mediaType(attachment.mediaType()).startsWith("image/");
    }

    private static MimeBodyPart text(String text, String kind) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(text, UTF_8.name(), kind);
        // Lines of any length, and spaces at their ends, arrive as they are.
        part.setHeader("Content-Transfer-Encoding", "quoted-printable");
        return part;
    }

    private static Multipart multipart(String kind, BodyPart first, List<MimeBodyPart> others)
            throws MessagingException {
        var multipart = new MimeMultipart(kind, first);
        for (var other : others) {
            multipart.addBodyPart(other);
        }
        return multipart;
    }

    private static MimeBodyPart part(Multipart multipart) throws MessagingException {
        var part = new MimeBodyPart();
        part.setContent(multipart);
        return part;
    }
}
