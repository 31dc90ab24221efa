package io.muara.ticket.api;

import io.muara.ticket.sla.ClockReading;
import io.muara.ticket.sla.Clocks;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/v1/tickets/{id}/sla")
@Tag(name = "SLA")
@Produces(MediaType.APPLICATION_JSON)
class SlaResource {

    private final TicketReading tickets;
    private final ClockReading clocks;

    SlaResource(TicketReading tickets, ClockReading clocks) {
        this.tickets = tickets;
        this.clocks = clocks;
    }

    @GET
    @Operation(summary = "Reads by when somebody must answer and resolve, and how that goes")
    public Uni<Clocks> read(@RestPath String id) {
        return tickets.read(Given.ticket(id))
                .chain(ticket -> clocks.of(ticket.id().value()));
    }
}
