package io.muara.chat.manual;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import io.muara.attachments.AttachmentStore;
import io.muara.attachments.FileNames;
import io.muara.contracts.Attachment;
import io.muara.contracts.InboundMessage;
import io.muara.ingest.reading.FormPart;
import io.muara.ingest.reading.FormParts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What one call brought: its JSON, and its files on disk until it is known whether they are kept. */
final class ManualUpload implements AutoCloseable {

    /** Its message surely fits into a record on Kafka. */
    private static final int LARGEST_JSON = 128 * 1024;

    private static final String JSON = "application/json";
    private static final String UNKNOWN_TYPE = "application/octet-stream";

    private final ManualKind kind;
    private final int maxFiles;
    private final List<Waiting> files = new ArrayList<>();
    private Optional<byte[]> json = Optional.empty();

    private ManualUpload(ManualKind kind, int maxFiles) {
        this.kind = kind;
        this.maxFiles = maxFiles;
    }

    /** @throws ManualMistake when calls of this kind are not of this type */
    static void requireReadable(ManualKind kind, String contentType) {
        if (!isJson(contentType)
                && !(kind.mayHaveFiles() && FormParts.boundary(contentType).isPresent())) {
            throw ManualMistake.of(
                    415,
                    kind.mayHaveFiles()
                            ? "send application/json, or multipart/form-data with its boundary and the JSON in the part '%s'."
                                    .formatted(kind.word())
                            : "send application/json.");
        }
    }

    /** Reads the body to its end. */
    static ManualUpload read(ManualKind kind, String contentType, InputStream body, int maxFiles) throws IOException {
        var upload = new ManualUpload(kind, maxFiles);
        try {
            if (isJson(contentType)) {
                upload.json = Optional.of(json(body));
            } else {
                upload.take(new FormParts(body, FormParts.boundary(contentType).orElseThrow()));
            }
            return upload;
        } catch (FormParts.Malformed e) {
            upload.close();
            throw ManualMistake.of(400, "the multipart/form-data body cannot be read: %s.".formatted(e.getMessage()));
        } catch (IOException | RuntimeException e) {
            upload.close();
            throw e;
        }
    }

    byte[] json() {
        return json.orElseThrow(() -> ManualMistake.of(
                400,
                "the part '%1$s' is missing: send the JSON in it, as with curl -F '%1$s=<%1$s.json;type=application/json'."
                        .formatted(kind.word())));
    }

    boolean hasFiles() {
        return !files.isEmpty();
    }

    /** Returns once the files would survive a power cut. */
    InboundMessage keep(InboundMessage message, AttachmentStore store) throws IOException {
        var attachments = new ArrayList<>(message.attachments());
        for (var file : files) {
            attachments.add(file.kept(store));
        }
        return new InboundMessage(
                message.id(),
                message.conversation(),
                message.sender(),
                message.subject(),
                message.content(),
                attachments,
                message.threading(),
                message.provenance(),
                message.mail());
    }

    @Override
    public void close() throws IOException {
        for (var file : files) {
            file.bytes.close();
        }
    }

    private void take(FormParts parts) throws IOException {
        for (var part = parts.next(); part.isPresent(); part = parts.next()) {
            take(part.get());
        }
    }

    private void take(FormPart part) throws IOException {
        if (part.name().equals(kind.word())) {
            if (json.isPresent()) {
                throw ManualMistake.of(400, "there is more than one part '%s'.".formatted(kind.word()));
            }
            json = Optional.of(json(part.bytes()));
            return;
        }
        if (part.fileName().isEmpty()) {
            throw ManualMistake.of(
                    400,
                    "a part is neither '%1$s' nor a file: put the JSON in '%1$s' and give files a file name."
                            .formatted(kind.word()));
        }
        if (files.size() == maxFiles) {
            throw ManualMistake.of(413, "there are more than %d files.".formatted(maxFiles));
        }
        wait(part);
    }

    private void wait(FormPart part) throws IOException {
        var type = part.mediaType().orElse(UNKNOWN_TYPE);
        var file = new Waiting(FileNames.safe(part.fileName(), type), type, nameless());
        files.add(file);
        if (part.bytes().transferTo(Channels.newOutputStream(file.bytes)) == 0) {
            throw ManualMistake.of(422, "the file '%s' is empty.".formatted(file.name));
        }
    }

    /** A file that is gone with whoever holds it, even if that is us and we are killed. */
    private static FileChannel nameless() throws IOException {
        var path = Files.createTempFile("muara-upload-", "");
        try {
            return FileChannel.open(path, READ, WRITE);
        } finally {
            Files.delete(path);
        }
    }

    private static byte[] json(InputStream body) throws IOException {
        var json = body.readNBytes(LARGEST_JSON + 1);
        if (json.length > LARGEST_JSON) {
            throw ManualMistake.of(
                    413, "the JSON is larger than %d bytes: send what is long as a file.".formatted(LARGEST_JSON));
        }
        return json;
    }

    private static boolean isJson(String contentType) {
        return Stream.of(contentType.split(";", 2))
                .findFirst()
                .filter(type -> type.strip().toLowerCase(Locale.ROOT).equals(JSON))
                .isPresent();
    }

    private record Waiting(String name, String mediaType, FileChannel bytes) {

        Attachment kept(AttachmentStore store) throws IOException {
            bytes.position(0);
            var kept = store.keep(Channels.newInputStream(bytes));
            return new Attachment(
                    name,
                    mediaType,
                    Optional.of(kept.bytes()),
                    Optional.of(kept.sha256()),
                    Optional.of(kept.key()),
                    Optional.empty(),
                    Optional.empty());
        }
    }
}
