package io.muara.attachments;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.READ;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Attachments as files named by the SHA-256 of what they hold, spread over 256 folders. */
public final class DirectoryAttachments implements AttachmentStore {

    private final Path folder;

    public DirectoryAttachments(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    @Override
    public String keep(byte[] bytes) {
        try {
            return keep(new ByteArrayInputStream(bytes)).key();
        } catch (IOException e) {
            throw new UncheckedIOException("%d bytes cannot be kept in %s".formatted(bytes.length, folder), e);
        }
    }

    // Written elsewhere and moved, so that a file under its final name is always whole.
    @Override
    public Kept keep(InputStream bytes) throws IOException {
        try (var draft = Draft.of(bytes, folder)) {
            return moved(draft);
        }
    }

    @Override
    public InputStream open(String key) {
        var file = file(new Key(key));
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be read from %s".formatted(key, folder), e);
        }
    }

    private Kept moved(Draft draft) {
        var kept = draft.kept();
        var file = file(new Key(kept.key()));
        try {
            if (!Files.exists(file)) {
                var shelf = Files.createDirectories(file.resolveSibling(""));
                Files.move(draft.file(), file, ATOMIC_MOVE);
                forceNames(shelf);
                forceNames(folder);
            }
            return kept;
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be kept in %s".formatted(kept.key(), folder), e);
        }
    }

    private static void forceNames(Path directory) throws IOException {
        try (var channel = FileChannel.open(directory, READ)) {
            channel.force(true);
        }
    }

    private Path file(Key key) {
        return folder.resolve(key.shelf()).resolve(key.value());
    }
}
