package io.muara.chat.slack;

import static java.util.Objects.requireNonNullElse;

import io.muara.attachments.FileNames;
import io.muara.chat.slack.SlackEvent.File;
import io.muara.chat.slack.SlackEvent.Message;
import io.muara.contracts.Attachment;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The files of a message. Slack keeps them; {@code remote} is their address or, where Slack does not tell it, their id. */
final class SlackFiles {

    /** Was deleted, or is too old for what is paid for. */
    private static final Set<String> GONE = Set.of("tombstone", "hidden_by_limit");

    /** Lies elsewhere, such as with Google: Slack has only a link. */
    private static final String ELSEWHERE = "external";

    private SlackFiles() {}

    static List<Attachment> of(Message message) {
        return files(message)
                .filter(file -> !ELSEWHERE.equals(file.mode()))
                .map(SlackFiles::attachment)
                .toList();
    }

    static Stream<String> links(Message message) {
        return files(message)
                .filter(file -> ELSEWHERE.equals(file.mode()))
                .map(file -> requireNonNullElse(file.url_private(), ""));
    }

    static Optional<String> firstId(Message message) {
        return files(message)
                .map(file -> requireNonNullElse(file.id(), ""))
                .filter(id -> !id.isEmpty())
                .findFirst();
    }

    private static Stream<File> files(Message message) {
        return requireNonNullElse(message.files(), List.<File>of()).stream()
                .filter(file -> !GONE.contains(requireNonNullElse(file.mode(), "")))
                .filter(file -> file.id() != null || file.url_private_download() != null);
    }

    private static Attachment attachment(File file) {
        var type = requireNonNullElse(file.mimetype(), "application/octet-stream");
        return new Attachment(
                FileNames.safe(Optional.ofNullable(file.name()).or(() -> Optional.ofNullable(file.title())), type),
                type,
                Optional.ofNullable(file.size()),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(file.url_private_download()).or(() -> Optional.ofNullable(file.id())),
                Optional.empty());
    }
}
