package io.muara.ticket.api;

import io.muara.ticket.upload.Upload;
import io.muara.ticket.upload.UploadLimit;
import io.muara.ticket.upload.Uploads;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/files")
@Tag(name = "Answers")
@Produces(MediaType.APPLICATION_JSON)
class FilesResource {

    private final Uploads uploads;
    private final UploadLimit limit;
    private final Actors actors;

    FilesResource(Uploads uploads, UploadLimit limit, Actors actors) {
        this.uploads = uploads;
        this.limit = limit;
        this.actors = actors;
    }

    /** @param id what replies and notes name it by */
    public record FileView(UUID id, String name, String mediaType, long bytes, String sha256) {

        static FileView of(Upload upload) {
            var file = upload.file();
            return new FileView(
                    upload.id(),
                    file.name(),
                    file.mediaType(),
                    file.bytes().orElseThrow(),
                    file.sha256().orElseThrow());
        }
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(
            summary = "Keeps a file for a reply or note",
            description =
                    "In the part 'file'. What it is, is read from its bytes; its name is made safe. What no reply or note takes along is forgotten after a week.")
    public Uni<Response> keep(
            @Parameter(description = Actors.ABOUT) @HeaderParam(Actors.HEADER) @Nullable String agent,
            @RestForm("file") @Nullable FileUpload file) {
        if (file == null) {
            throw new Unacceptable("the call needs a file in the part 'file', as curl -F file=@… sends it");
        }
        if (file.size() > limit.bytes()) {
            return Uni.createFrom()
                    .item(Problem.response(
                            413,
                            "the file has %d bytes, but may have at most %d".formatted(file.size(), limit.bytes())));
        }
        return actors.of(agent)
                .chain(actor -> uploads.keep(file.uploadedFile(), Optional.ofNullable(file.fileName()), actor.name()))
                .map(upload -> Response.status(201).entity(FileView.of(upload)).build());
    }
}
