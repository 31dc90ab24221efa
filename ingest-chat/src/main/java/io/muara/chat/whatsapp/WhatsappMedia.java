package io.muara.chat.whatsapp;

import static io.muara.chat.whatsapp.WhatsappSender.present;

import io.muara.chat.whatsapp.WhatsappNotification.Media;
import io.muara.chat.whatsapp.WhatsappNotification.Message;
import io.muara.contracts.Attachment;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The file of a message, which Meta keeps for seven days under its media id. */
final class WhatsappMedia {

    private static final int LONGEST_NAME = 120;
    private static final int SHA256_BYTES = 32;

    private WhatsappMedia() {}

    static Optional<Media> in(Message message) {
        return Optional.ofNullable(
                switch (String.valueOf(message.type())) {
                    case "image" -> message.image();
                    case "video" -> message.video();
                    case "audio" -> message.audio();
                    case "document" -> message.document();
                    case "sticker" -> message.sticker();
                    default -> null;
                });
    }

    static List<Attachment> of(Message message) {
        return in(message).map(media -> attachment(String.valueOf(message.type()), media)).stream()
                .toList();
    }

    private static Attachment attachment(String type, Media media) {
        var mediaType = present(media.mime_type()).orElse("application/octet-stream");
        return new Attachment(
                present(media.filename()).map(WhatsappMedia::safe).orElseGet(() -> name(type, mediaType)),
                mediaType,
                Optional.empty(),
                hex(media.sha256()),
                Optional.empty(),
                present(media.id()),
                Optional.empty());
    }

    /** Customers choose file names, and some of them lead elsewhere. */
    private static String safe(String filename) {
        var name = filename.substring(Math.max(filename.lastIndexOf('/'), filename.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{Cntrl}\\p{Cf}\"<>|:*?]", "_")
                .strip();
        if (name.isEmpty() || name.equals(".") || name.equals("..")) {
            return "document";
        }
        return name.codePointCount(0, name.length()) <= LONGEST_NAME
                ? name
                : name.substring(name.offsetByCodePoints(name.length(), -LONGEST_NAME));
    }

    private static String name(String type, String mediaType) {
        var subtype = mediaType.substring(mediaType.indexOf('/') + 1).split("[;+ ]", 2)[0];
        return subtype.matches("[a-z0-9]{1,8}") ? type + "." + subtype.replace("jpeg", "jpg") : type;
    }

    private static Optional<String> hex(@Nullable String base64) {
        try {
            return present(base64)
                    .map(text -> Base64.getDecoder().decode(text))
                    .filter(bytes -> bytes.length == SHA256_BYTES)
                    .map(HexFormat.of()::formatHex);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
