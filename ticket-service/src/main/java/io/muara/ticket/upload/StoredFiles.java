package io.muara.ticket.upload;

import io.muara.attachments.AttachmentStore;
import io.muara.attachments.FileNames;
import io.muara.attachments.FileTypes;
import io.muara.contracts.Attachment;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Brings files into the store and says what they are: neither a name nor a type is believed. */
@ApplicationScoped
class StoredFiles {

    private final AttachmentStore store;
    private final Vertx vertx;

    StoredFiles(AttachmentStore store, Vertx vertx) {
        this.store = store;
        this.vertx = vertx;
    }

    /** Returns, on the context that it was called on, once the file would survive a power cut. */
    Uni<Attachment> keep(Path file, Optional<String> written) {
        return vertx.executeBlocking(() -> kept(file, written), false);
    }

    private Attachment kept(Path file, Optional<String> written) {
        var type = FileTypes.of(file, FileNames.safe(written, FileTypes.UNKNOWN));
        try (var bytes = Files.newInputStream(file)) {
            var kept = store.keep(bytes);
            return new Attachment(
                    FileNames.safe(written, type),
                    type,
                    Optional.of(kept.bytes()),
                    Optional.of(kept.sha256()),
                    Optional.of(kept.key()),
                    Optional.empty(),
                    Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be read".formatted(file), e);
        }
    }
}
