package io.muara.ticket.api;

import io.muara.contracts.Attachment;
import io.muara.ticket.upload.Upload;
import io.muara.ticket.upload.Uploads;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The files that a call names. */
@ApplicationScoped
class GivenFiles {

    private final Uploads uploads;

    GivenFiles(Uploads uploads) {
        this.uploads = uploads;
    }

    Uni<List<Attachment>> named(List<UUID> ids) {
        return uploads.find(ids).map(found -> {
            var known = found.stream().map(Upload::id).toList();
            ids.stream().filter(id -> !known.contains(id)).findFirst().ifPresent(id -> {
                throw new Unacceptable(
                        "attachments: there is no file '%s'; what nobody sends is kept for a while only".formatted(id));
            });
            return found.stream().map(Upload::file).toList();
        });
    }
}
