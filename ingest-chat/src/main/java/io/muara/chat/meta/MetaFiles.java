package io.muara.chat.meta;

import static java.util.Objects.requireNonNullElse;

import io.muara.attachments.FileNames;
import io.muara.chat.meta.MessagingEvent.File;
import io.muara.chat.meta.MessagingEvent.Message;
import io.muara.contracts.Attachment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Files of a message. Meta tells their kind and an address that soon expires, not their type, size or name. */
final class MetaFiles {

    private static final Map<String, String> TYPES = Map.of(
            "image", "image/jpeg",
            "sticker", "image/png",
            "audio", "audio/mp4",
            "video", "video/mp4",
            "file", "application/octet-stream");

    private MetaFiles() {}

    static List<Attachment> of(Message message) {
        return files(message)
                .filter(MetaFiles::isFile)
                .map(file -> attachment(
                        requireNonNullElse(file.payload(), new MessagingEvent.Payload(null, null)), type(file)))
                .toList();
    }

    /** What was shared and is no file, such as a post or a story, is a link in the text. */
    static String textOf(Message message) {
        var links = files(message)
                .filter(file -> !isFile(file)
                        && file.payload() != null
                        && file.payload().url() != null)
                .map(file -> String.valueOf(
                        file.payload() == null ? "" : file.payload().url()));
        return Stream.concat(Stream.of(requireNonNullElse(message.text(), "")), links)
                .filter(line -> !line.isBlank())
                .collect(Collectors.joining("\n"));
    }

    static boolean isStoryMention(Message message) {
        return files(message).anyMatch(file -> "story_mention".equals(file.type()));
    }

    /** Meta's word for what cannot be shown. */
    static String kind(Message message) {
        return files(message)
                .flatMap(file -> Stream.ofNullable(file.type()))
                .findFirst()
                .orElse("message");
    }

    static Attachment attachment(MessagingEvent.Payload payload, String type) {
        return new Attachment(
                FileNames.safe(Optional.ofNullable(payload.title()), type),
                type,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(payload.url()),
                Optional.empty());
    }

    private static Stream<File> files(Message message) {
        return requireNonNullElse(message.attachments(), List.<File>of()).stream();
    }

    private static boolean isFile(File file) {
        return TYPES.containsKey(requireNonNullElse(file.type(), ""))
                && file.payload() != null
                && file.payload().url() != null;
    }

    private static String type(File file) {
        return TYPES.getOrDefault(requireNonNullElse(file.type(), ""), "application/octet-stream");
    }
}
