package io.muara.attachments;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import io.muara.attachments.AttachmentStore.Kept;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Bytes on their way into a store: whole, forced to disk and hashed, but not yet under the name that they are found by.
 * Closing deletes what was not taken over.
 */
final class Draft implements AutoCloseable {

    private static final String SUFFIX = ".unfinished";
    private static final Duration SURELY_ABANDONED = Duration.ofDays(1);
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final Kept kept;

    private Draft(Path file, Kept kept) {
        this.file = file;
        this.kept = kept;
    }

    /**
     * @throws IOException when {@code bytes} cannot be read
     * @throws UncheckedIOException when the folder cannot be written
     */
    static Draft of(InputStream bytes, Path folder) throws IOException {
        var file = folder.resolve(UUID.randomUUID() + SUFFIX);
        try (var channel = created(file)) {
            return new Draft(file, written(bytes, channel, folder));
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** Removes what a process left that died while it wrote; what others may still be writing stays. */
    static void sweep(Path folder, Instant now) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var drafts = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (var draft : drafts) {
                if (Files.getLastModifiedTime(draft).toInstant().isBefore(now.minus(SURELY_ABANDONED))) {
                    Files.deleteIfExists(draft);
                }
            }
        }
    }

    Path file() {
        return file;
    }

    Kept kept() {
        return kept;
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be deleted".formatted(file), e);
        }
    }

    private static FileChannel created(Path file) {
        try {
            Files.createDirectories(file.resolveSibling(""));
            return FileChannel.open(file, CREATE_NEW, WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be written".formatted(file), e);
        }
    }

    private static Kept written(InputStream bytes, FileChannel channel, Path folder) throws IOException {
        var digest = Key.digest();
        var size = 0L;
        var buffer = new byte[BUFFER];
        for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
            digest.update(buffer, 0, read);
            size += read;
            write(ByteBuffer.wrap(buffer, 0, read), channel, folder);
        }
        force(channel, folder);
        var sha256 = HexFormat.of().formatHex(digest.digest());
        return new Kept(Key.of(sha256).value(), size, sha256);
    }

    private static void write(ByteBuffer bytes, FileChannel channel, Path folder) {
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("nothing more can be written to %s".formatted(folder), e);
        }
    }

    private static void force(FileChannel channel, Path folder) {
        try {
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException("%s does not keep what is written to it".formatted(folder), e);
        }
    }
}
