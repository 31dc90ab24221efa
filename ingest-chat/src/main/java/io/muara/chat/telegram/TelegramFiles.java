package io.muara.chat.telegram;

import static java.util.Objects.requireNonNullElse;

import io.muara.attachments.FileNames;
import io.muara.chat.telegram.TelegramUpdate.File;
import io.muara.chat.telegram.TelegramUpdate.Message;
import io.muara.contracts.Attachment;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The file of a message. Telegram keeps it; {@code remote} is its file_id, which works for this bot only. */
final class TelegramFiles {

    private TelegramFiles() {}

    static List<Attachment> of(Message message) {
        return Stream.of(
                        photo(message),
                        // An animation comes as a document too, for apps that do not know animations.
                        file(message.animation(), "video/mp4"),
                        message.animation() == null
                                ? file(message.document(), "application/octet-stream")
                                : Optional.<Attachment>empty(),
                        file(message.audio(), "audio/mpeg"),
                        file(message.voice(), "audio/ogg"),
                        file(message.video(), "video/mp4"),
                        file(message.video_note(), "video/mp4"),
                        file(message.sticker(), "image/webp"))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The same picture in several sizes: the largest. */
    private static Optional<Attachment> photo(Message message) {
        return requireNonNullElse(message.photo(), List.<File>of()).stream()
                .max(Comparator.comparingLong(size -> requireNonNullElse(size.file_size(), 0L)))
                .flatMap(size -> file(size, "image/jpeg"));
    }

    private static Optional<Attachment> file(@Nullable File file, String mediaType) {
        if (file == null || file.file_id() == null) {
            return Optional.empty();
        }
        return Optional.of(new Attachment(
                FileNames.safe(Optional.ofNullable(file.file_name()), requireNonNullElse(file.mime_type(), mediaType)),
                requireNonNullElse(file.mime_type(), mediaType),
                Optional.ofNullable(file.file_size()),
                Optional.empty(),
                Optional.empty(),
                Optional.of(file.file_id()),
                Optional.empty()));
    }
}
