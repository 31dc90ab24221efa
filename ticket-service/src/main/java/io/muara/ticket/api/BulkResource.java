package io.muara.ticket.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.muara.contracts.AgentId;
import io.muara.contracts.Label;
import io.muara.contracts.Priority;
import io.muara.contracts.TeamId;
import io.muara.contracts.TicketId;
import io.muara.ticket.desk.Answer;
import io.muara.ticket.lifecycle.Status;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/bulk")
@Tag(name = "Tickets")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class BulkResource {

    private static final String ACTOR = "api";
    private static final int MOST = 100;

    private final TicketChanges changes;

    BulkResource(TicketChanges changes) {
        this.changes = changes;
    }

    /** What is to become of several tickets; what is left out stays. */
    public record Bulk(
            @Schema(description = "At most 100, each once") @JsonProperty(required = true)
            List<Named> tickets,

            @Nullable Status status,
            @Nullable Priority priority,
            @Nullable TeamId team,
            @Nullable AgentId agent,

            @Schema(description = "Takes the tickets from whoever has them") @Nullable
            Boolean unassign,

            @Nullable Set<Label> addLabels,
            @Nullable Set<Label> removeLabels) {

        Bulk checked() {
            if (tickets == null || tickets.isEmpty() || tickets.size() > MOST) {
                throw new Unacceptable("tickets must name from 1 to %d tickets".formatted(MOST));
            }
            if (tickets.stream().anyMatch(ticket -> ticket == null || ticket.id() == null)) {
                throw new Unacceptable("each of the tickets needs an id");
            }
            if (tickets.stream().map(Named::id).distinct().count() < tickets.size()) {
                throw new Unacceptable("tickets must name each ticket once");
            }
            if (!assigns() && !amends()) {
                throw new Unacceptable("nothing was to be changed");
            }
            if (agent != null && Boolean.TRUE.equals(unassign)) {
                throw new Unacceptable("agent and unassign contradict each other");
            }
            return this;
        }

        boolean assigns() {
            return agent != null || Boolean.TRUE.equals(unassign);
        }

        boolean amends() {
            return status != null || priority != null || team != null || addLabels != null || removeLabels != null;
        }

        TicketPatch patch(Set<Label> labels) {
            var now = new TreeSet<>(labels);
            now.addAll(Objects.requireNonNullElse(addLabels, Set.of()));
            now.removeAll(Objects.requireNonNullElse(removeLabels, Set.of()));
            return new TicketPatch(status, null, null, priority, null, team, now, null, null);
        }
    }

    /** @param version only if nobody changed the ticket meanwhile, as with If-Match */
    public record Named(
            @JsonProperty(required = true) UUID id,
            @Nullable Long version) {}

    /**
     * What became of one ticket.
     *
     * @param status what the same change of this ticket alone would have been answered
     */
    public record ItemResult(UUID id, int status, Optional<TicketView> ticket, Optional<String> detail) {

        static ItemResult of(UUID id, Answer answer) {
            return switch (answer) {
                case Answer.Done(var ticket) ->
                    new ItemResult(id, 200, Optional.of(TicketView.of(ticket)), Optional.empty());
                case Answer.Missing() -> failed(id, 404, "there is no such ticket");
                case Answer.Stale(var version) ->
                    failed(id, 412, "the ticket was changed meanwhile: its version is now %d".formatted(version));
                case Answer.Refused(var reason) -> failed(id, 409, reason);
            };
        }

        static ItemResult failed(UUID id, int status, @Nullable String detail) {
            return new ItemResult(id, status, Optional.empty(), Optional.ofNullable(detail));
        }
    }

    @POST
    @Operation(
            summary = "Changes several tickets alike",
            description =
                    "Each in a transaction of its own, one after the other: one that cannot be changed holds up no other. Results come in the order asked for.")
    public Uni<Page<ItemResult>> change(@Nullable Bulk given) {
        var bulk = Given.body(given).checked();
        return Multi.createFrom()
                .iterable(bulk.tickets())
                .onItem()
                .transformToUniAndConcatenate(ticket -> change(ticket, bulk))
                .collect()
                .asList()
                .map(Page::whole);
    }

    private Uni<ItemResult> change(Named ticket, Bulk bulk) {
        return changes.bulk(new TicketId(ticket.id()), Optional.ofNullable(ticket.version()), bulk, ACTOR)
                .map(answer -> ItemResult.of(ticket.id(), answer))
                .onFailure(Unacceptable.class)
                .recoverWithItem(wrong -> ItemResult.failed(ticket.id(), 400, wrong.getMessage()));
    }
}
