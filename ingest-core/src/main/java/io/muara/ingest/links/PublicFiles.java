package io.muara.ingest.links;

import io.muara.attachments.AttachmentStore;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.jboss.logging.Logger;

/** Hands files out to whoever was given a {@link SignedLinks} address. Everybody else gets the same 404, whatever is wrong. */
@Singleton
class PublicFiles {

    private static final Logger LOG = Logger.getLogger(PublicFiles.class);
    private static final int CHUNK = 64 * 1024;

    private final SignedLinks links;
    private final AttachmentStore files;

    PublicFiles(SignedLinks links, AttachmentStore files) {
        this.links = links;
        this.files = files;
    }

    void routes(@Observes Router router) {
        router.get(SignedLinks.PATH + ":token/:name").handler(this::give);
    }

    private void give(RoutingContext call) {
        var target = links.target(Objects.requireNonNullElse(call.pathParam("token"), ""));
        if (target.isEmpty()) {
            call.response().setStatusCode(404).end();
            return;
        }
        Thread.startVirtualThread(() -> give(target.get(), call.response()));
    }

    private void give(SignedLinks.Target target, HttpServerResponse response) {
        try (var bytes = files.open(target.key())) {
            response.setChunked(true)
                    .putHeader("Content-Type", target.mediaType())
                    .putHeader("Content-Disposition", "attachment")
                    .putHeader("X-Content-Type-Options", "nosniff")
                    .putHeader("Cache-Control", "private, no-store");
            copy(bytes, response);
            response.end();
        } catch (IOException | UncheckedIOException | ExecutionException e) {
            LOG.warnf(
                    "a file could not be handed out to its end reason=%s",
                    e.getClass().getSimpleName());
            if (response.headWritten()) {
                response.reset();
            } else {
                response.setStatusCode(404).end();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            response.reset();
        }
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
