package io.muara.ingest.quarantine;

import io.muara.attachments.AttachmentStore;
import io.muara.contracts.Quarantined;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutionException;

/** Gives raw bytes to be saved, never to be shown: nobody knows what is in them. */
final class Download {

    private static final int CHUNK = 64 * 1024;

    private final AttachmentStore attachments;

    Download(AttachmentStore attachments) {
        this.attachments = attachments;
    }

    void give(Quarantined entry, HttpServerResponse response) {
        if (entry.bytes().isEmpty() && entry.stored().isEmpty()) {
            throw new Refused(410, "Its bytes were never fetched; its reason says where they lie.");
        }
        try (var bytes = open(entry)) {
            response.setChunked(true)
                    .putHeader("Content-Type", "application/octet-stream")
                    .putHeader("Content-Disposition", "attachment; filename=\"%s\"".formatted(entry.id()))
                    .putHeader("X-Content-Type-Options", "nosniff")
                    .putHeader("Cache-Control", "no-store");
            copy(bytes, response);
            response.end();
        } catch (IOException | UncheckedIOException | ExecutionException e) {
            throw new Unavailable("the bytes could not be given to their end", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted while giving bytes", e);
        }
    }

    private InputStream open(Quarantined entry) {
        return entry.bytes()
                .<InputStream>map(ByteArrayInputStream::new)
                .orElseGet(() -> attachments.open(entry.stored().orElseThrow()));
    }

    private static void copy(InputStream bytes, HttpServerResponse response)
            throws IOException, InterruptedException, ExecutionException {
        var chunk = new byte[CHUNK];
        for (int read = bytes.read(chunk); read >= 0; read = bytes.read(chunk)) {
            // Waiting for each write is what keeps a slow reader from filling our memory.
            response.write(Buffer.buffer().appendBytes(chunk, 0, read))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get();
        }
    }
}
