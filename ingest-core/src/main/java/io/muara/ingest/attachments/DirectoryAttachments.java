package io.muara.ingest.attachments;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;

/** Attachments as files named by the SHA-256 of what they hold, spread over 256 folders. */
@Singleton
public class DirectoryAttachments implements AttachmentStore {

    private static final Pattern KEY = Pattern.compile("sha256-[0-9a-f]{64}");

    private final Path folder;

    @Inject
    DirectoryAttachments(AttachmentsConfig config) {
        this(config.folder());
    }

    public DirectoryAttachments(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    @Override
    public String keep(byte[] bytes) {
        var key = "sha256-" + HexFormat.of().formatHex(sha256(bytes));
        var file = file(key);
        try {
            if (!Files.exists(file)) {
                write(bytes, file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("%d bytes cannot be kept in %s".formatted(bytes.length, folder), e);
        }
        return key;
    }

    @Override
    public InputStream open(String key) {
        try {
            return Files.newInputStream(file(key));
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be read from %s".formatted(key, folder), e);
        }
    }

    // Written elsewhere and moved, so that a file under its final name is always whole.
    private void write(byte[] bytes, Path file) throws IOException {
        var shelf = Files.createDirectories(file.resolveSibling(""));
        var unfinished = shelf.resolve(UUID.randomUUID() + ".unfinished");
        try {
            try (var channel = FileChannel.open(unfinished, CREATE_NEW, WRITE)) {
                var buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            Files.move(unfinished, file, ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
        forceNames(shelf);
        forceNames(folder);
    }

    private static void forceNames(Path directory) throws IOException {
        try (var channel = FileChannel.open(directory, READ)) {
            channel.force(true);
        }
    }

    /** Only names of our own form become paths, so a key can never lead out of the folder. */
    private Path file(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("attachment key must look like sha256-<64 hex digits>");
        }
        return folder.resolve(key.substring("sha256-".length(), "sha256-".length() + 2))
                .resolve(key);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256, which every Java must have", e);
        }
    }
}
