package io.muara.ingest.attachments;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
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

    private static final String PREFIX = "sha256-";
    private static final int BUFFER = 1 << 16;

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
        try {
            return keep(new ByteArrayInputStream(bytes)).key();
        } catch (IOException e) {
            throw new UncheckedIOException("%d bytes cannot be kept in %s".formatted(bytes.length, folder), e);
        }
    }

    // Written elsewhere and moved, so that a file under its final name is always whole.
    @Override
    public Kept keep(InputStream bytes) throws IOException {
        Path unfinished;
        try {
            unfinished = Files.createDirectories(folder).resolve(UUID.randomUUID() + ".unfinished");
        } catch (IOException e) {
            throw new UncheckedIOException("nothing can be kept in %s".formatted(folder), e);
        }
        try {
            return moved(written(bytes, unfinished), unfinished);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    @Override
    public InputStream open(String key) {
        try {
            return Files.newInputStream(file(key));
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be read from %s".formatted(key, folder), e);
        }
    }

    private static Kept written(InputStream bytes, Path unfinished) throws IOException {
        var digest = sha256();
        var size = 0L;
        try (var channel = FileChannel.open(unfinished, CREATE_NEW, WRITE)) {
            var buffer = new byte[BUFFER];
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                digest.update(buffer, 0, read);
                size += read;
                for (var rest = ByteBuffer.wrap(buffer, 0, read); rest.hasRemaining(); ) {
                    channel.write(rest);
                }
            }
            channel.force(true);
        }
        var sha256 = HexFormat.of().formatHex(digest.digest());
        return new Kept(PREFIX + sha256, size, sha256);
    }

    private Kept moved(Kept kept, Path unfinished) throws IOException {
        var file = file(kept.key());
        if (!Files.exists(file)) {
            var shelf = Files.createDirectories(file.resolveSibling(""));
            Files.move(unfinished, file, ATOMIC_MOVE);
            forceNames(shelf);
            forceNames(folder);
        }
        return kept;
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
        return folder.resolve(key.substring(PREFIX.length(), PREFIX.length() + 2))
                .resolve(key);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256, which every Java must have", e);
        }
    }
}
