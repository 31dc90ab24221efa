package io.muara.chat.whatsapp;

import static io.muara.chat.whatsapp.WhatsappSender.present;

import io.muara.attachments.FileNames;
import io.muara.chat.whatsapp.WhatsappNotification.Media;
import io.muara.chat.whatsapp.WhatsappNotification.Message;
import io.muara.contracts.Attachment;
import io.muara.ingest.proof.Given;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The file of a message, which Meta keeps for seven days under its media id. */
final class WhatsappFiles {

    private static final int SHA256_BYTES = 32;

    private WhatsappFiles() {}

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
                name(media, type, mediaType),
                mediaType,
                Optional.empty(),
                hex(media.sha256()),
                Optional.empty(),
                present(media.id()),
                Optional.empty());
    }

    private static String name(Media media, String type, String mediaType) {
        return present(media.filename()).isPresent()
                ? FileNames.safe(present(media.filename()), mediaType)
                : name(type, mediaType);
    }

    private static String name(String type, String mediaType) {
        var subtype = mediaType.substring(mediaType.indexOf('/') + 1).split("[;+ ]", 2)[0];
        return subtype.matches("[a-z0-9]{1,8}") ? type + "." + subtype.replace("jpeg", "jpg") : type;
    }

    /** Lower-case hex; empty for what is no SHA-256 in base64. */
    static Optional<String> hex(@Nullable String base64) {
        return present(base64)
                .map(Given::base64)
                .filter(bytes -> bytes.length == SHA256_BYTES)
                .map(HexFormat.of()::formatHex);
    }
}
