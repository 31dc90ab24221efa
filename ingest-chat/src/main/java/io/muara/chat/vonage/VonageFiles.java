package io.muara.chat.vonage;

import io.muara.attachments.FileNames;
import io.muara.chat.vonage.VonageMessage.File;
import io.muara.contracts.Attachment;
import java.net.URLConnection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The file of a message. Vonage keeps it for 48 hours; {@code remote} is its address. */
final class VonageFiles {

    private VonageFiles() {}

    /** Vonage does not tell media types, so they are guessed by name, and else by what a channel usually gives. */
    static List<Attachment> of(VonageMessage message) {
        return Stream.of(
                        file(message.image(), "image/jpeg"),
                        file(message.audio(), "audio/mpeg"),
                        file(message.video(), "video/mp4"),
                        file(message.file(), "application/octet-stream"),
                        file(message.vcard(), "text/vcard"),
                        file(message.sticker(), "image/webp"))
                .flatMap(Optional::stream)
                .toList();
    }

    /** What was said with it; whoever sends no caption may still send a text beside. */
    static String caption(VonageMessage message) {
        return Stream.of(
                        message.image(),
                        message.audio(),
                        message.video(),
                        message.file(),
                        message.vcard(),
                        message.sticker())
                .flatMap(file -> file == null ? Stream.<String>empty() : Stream.ofNullable(file.caption()))
                .findFirst()
                .or(() -> Optional.ofNullable(message.text()))
                .orElse("");
    }

    private static Optional<Attachment> file(@Nullable File file, String usual) {
        if (file == null || file.url() == null || file.url().isBlank()) {
            return Optional.empty();
        }
        var name = Optional.ofNullable(file.name()).filter(each -> !each.isBlank());
        var type = name.map(URLConnection::guessContentTypeFromName).orElse(usual);
        return Optional.of(new Attachment(
                FileNames.safe(name, type),
                type,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(file.url()),
                Optional.empty()));
    }
}
