package io.muara.ticket.api;

import io.muara.contracts.AgentId;
import io.muara.ticket.assignment.AssignmentPolicy;
import io.muara.ticket.assignment.Explanations;
import io.muara.ticket.assignment.Obstacle;
import io.muara.ticket.assignment.Presence;
import io.muara.ticket.assignment.Strategy;
import io.muara.ticket.assignment.Verdict;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/tickets")
@Tag(name = "Tickets")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class AssignmentResource {

    private final TicketChanges changes;
    private final Explanations explanations;
    private final Actors actors;

    AssignmentResource(TicketChanges changes, Explanations explanations, Actors actors) {
        this.changes = changes;
        this.explanations = explanations;
        this.actors = actors;
    }

    public record Rejection(@Nullable String why) {}

    /**
     * @param next who would get the ticket if it were given out now
     * @param candidates all agents of its team
     */
    public record ExplanationView(
            Optional<AgentId> agent,
            Optional<AgentId> offeredTo,

            @Schema(description = "Since when it waits; absent when it does not")
            Optional<Instant> waitingSince,

            @Schema(
                    description =
                            "How many tickets of its team come before it by urgency; absent when it does not wait")
            Optional<Long> ahead,

            @Schema(description = "Absent where a rule named a team that there is not")
            Optional<Strategy> strategy,

            Optional<AgentId> next,
            List<CandidateView> candidates) {

        public ExplanationView {
            candidates = List.copyOf(candidates);
        }

        static ExplanationView of(Explanations.Explanation explanation) {
            var ticket = explanation.ticket();
            return new ExplanationView(
                    ticket.agent(),
                    ticket.offeredTo(),
                    explanation.ahead().map(waits -> ticket.queuedSince()),
                    explanation.ahead(),
                    explanation.policy().map(AssignmentPolicy::strategy),
                    explanation.next(),
                    explanation.verdicts().stream().map(CandidateView::of).toList());
        }
    }

    /** @param obstacle why they cannot be given it now; absent when they can */
    public record CandidateView(
            AgentId agent, Presence presence, int tickets, Optional<Integer> capacity, Optional<Obstacle> obstacle) {

        static CandidateView of(Verdict verdict) {
            var agent = verdict.agent();
            return new CandidateView(
                    agent.id(),
                    agent.presence(),
                    verdict.load(),
                    agent.capacity().total(),
                    verdict.obstacle());
        }
    }

    @GET
    @Path("/{id}/assignment/explain")
    @Operation(
            summary = "Tells why a ticket waits, and who could be given it",
            description =
                    "As things stand at the moment, by the same reckoning that gives tickets out. Why it is with the agent "
                            + "it is with is told by the event ticket.assigned.")
    public Uni<ExplanationView> explain(@RestPath String id) {
        return explanations.of(Given.ticket(id)).map(found -> found.map(ExplanationView::of)
                .orElseThrow(() -> new NotFoundException("there is no such ticket")));
    }

    @POST
    @Path("/{id}/offer/accept")
    @Operation(
            summary = "Takes a ticket that the agent was offered",
            description = "409 when it is not offered to them, or not any more.")
    @APIResponseSchema(TicketView.class)
    public Uni<Response> accept(
            @RestPath String id,
            @Parameter(description = Actors.ABOUT) @HeaderParam(Actors.HEADER) @Nullable String agent,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        var ticket = Given.ticket(id);
        return actors.acting(agent)
                .chain(who -> changes.accept(ticket, Given.version(ifMatch), who.id(), who.name()))
                .map(Answers::of);
    }

    @POST
    @Path("/{id}/offer/reject")
    @Operation(
            summary = "Declines a ticket that the agent was offered",
            description = "It goes on to somebody else, and they are not asked about it again for a while.")
    @APIResponseSchema(TicketView.class)
    public Uni<Response> reject(
            @RestPath String id,
            @Parameter(description = Actors.ABOUT) @HeaderParam(Actors.HEADER) @Nullable String agent,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable Rejection given) {
        var ticket = Given.ticket(id);
        var why = TicketPatch.reason(given == null ? null : given.why());
        return actors.acting(agent)
                .chain(who -> changes.reject(ticket, Given.version(ifMatch), who.id(), who.name(), why))
                .map(Answers::of);
    }
}
