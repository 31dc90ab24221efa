package io.muara.ticket.api;

import io.muara.contracts.AgentId;
import io.muara.contracts.TeamId;
import io.muara.contracts.TicketEvent;
import io.muara.contracts.TicketId;
import io.muara.ticket.stream.Interest;
import io.muara.ticket.stream.Listener;
import io.muara.ticket.stream.Listeners;
import io.muara.ticket.stream.Place;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/events")
@Tag(name = "Events")
class EventsResource {

    private final Listeners listeners;

    EventsResource(Listeners listeners) {
        this.listeners = listeners;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(summary = "Tells what happens to tickets, as it happens", description = """
                    Server-sent events, the same as on Kafka, each named for its type; in order per ticket. Give the id of the last \
                    one that was read as Last-Event-ID, on any replica, to go on without a gap. An event named "lost" says that what \
                    happened since is no longer kept. A comment with an id comes at the beginning and when nothing happens. Who is \
                    too slow is cut off and may come back.""")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(type = SchemaType.STRING)))
    public void events(
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
            @Parameter(description = "only of tickets of these teams") @RestQuery List<String> team,
            @Parameter(description = "only of tickets that these agents have or had until then") @RestQuery
                    List<String> agent,
            @Parameter(description = "only of these tickets, by id") @RestQuery List<String> ticket,
            @Context SseEventSink sink,
            @Context Sse sse)
            throws InterruptedException {
        var interest = new Interest(
                Given.values("team", team, TeamId::new),
                Given.values("agent", agent, AgentId::new),
                Given.values("ticket", ticket, TicketId::parse));
        var place = Optional.ofNullable(lastEventId).map(text -> Given.value("Last-Event-ID", text, Place::parse));
        if (!listeners.listen(interest, place, new Connection(sink, sse, listeners.patience()))) {
            throw new Overloaded();
        }
    }

    /** One who listens over HTTP. */
    private record Connection(SseEventSink sink, Sse sse, Duration patience) implements Listener.Ear {

        @Override
        public boolean isClosed() {
            return sink.isClosed();
        }

        @Override
        public void hear(TicketEvent event, Place place) {
            send(sse.newEventBuilder()
                    .id(place.toString())
                    .name(event.type().id())
                    .mediaType(MediaType.APPLICATION_JSON_TYPE)
                    .data(TicketEvent.class, event)
                    .build());
        }

        @Override
        public void stillHere(Place place) {
            send(sse.newEventBuilder()
                    .id(place.toString())
                    .comment("still here")
                    .build());
        }

        @Override
        public void lost(Place place) {
            send(sse.newEventBuilder()
                    .id(place.toString())
                    .name("lost")
                    .data("what happened before is no longer kept: read all anew")
                    .build());
        }

        @Override
        public void close() {
            sink.close();
        }

        private void send(OutboundSseEvent event) {
            sink.send(event)
                    .toCompletableFuture()
                    .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        }
    }
}
