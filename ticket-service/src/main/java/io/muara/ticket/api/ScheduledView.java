package io.muara.ticket.api;

import io.muara.contracts.Attachment;
import io.muara.ticket.schedule.IfContactWrites;
import io.muara.ticket.schedule.ScheduledReply;
import io.muara.ticket.schedule.State;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A reply for later as the API shows it. */
public record ScheduledView(
        UUID id,
        UUID ticket,
        String text,
        List<Attachment> attachments,
        String author,
        State state,

        @Schema(description = "Why it was held back or refused")
        Optional<String> reason,

        Instant dueAt,
        IfContactWrites ifContactWrites,

        @Schema(description = "Whether the contact wrote since")
        boolean contactWrote) {

    public ScheduledView {
        attachments = List.copyOf(attachments);
    }

    static ScheduledView of(ScheduledReply reply) {
        return new ScheduledView(
                reply.id().value(),
                reply.ticket().value(),
                reply.words().text(),
                reply.words().attachments(),
                reply.actor(),
                reply.state(),
                reply.reason(),
                reply.dueAt(),
                reply.ifContactWrites(),
                reply.contactWrote());
    }

    static Response accepted(ScheduledReply reply) {
        return Response.accepted(of(reply))
                .location(URI.create("/api/v1/tickets/%s/scheduled-replies".formatted(reply.ticket())))
                .build();
    }
}
