package io.muara.chat.line;

import static java.util.Objects.requireNonNullElse;

import io.muara.attachments.FileNames;
import io.muara.chat.line.LineEvent.Message;
import io.muara.contracts.Attachment;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The file of a message. {@code remote} is the message's id, by which LINE keeps it, or the address of who does instead. */
final class LineFiles {

    private LineFiles() {}

    static List<Attachment> of(Message message) {
        return switch (requireNonNullElse(message.type(), "")) {
            case "image" -> file(message, "image/jpeg");
            case "video" -> file(message, "video/mp4");
            case "audio" -> file(message, "audio/mp4");
            case "file" -> file(message, "application/octet-stream");
            default -> List.of();
        };
    }

    private static List<Attachment> file(Message message, String mediaType) {
        return List.of(new Attachment(
                FileNames.safe(Optional.ofNullable(message.fileName()), mediaType),
                mediaType,
                Optional.ofNullable(message.fileSize()),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(elsewhere(message)).or(() -> Optional.ofNullable(message.id())),
                Optional.empty()));
    }

    private static @Nullable String elsewhere(Message message) {
        var provider = message.contentProvider();
        return provider != null && "external".equals(provider.type()) ? provider.originalContentUrl() : null;
    }
}
