package io.muara.ticket.api;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.muara.ticket.lifecycle.Ticket;
import io.muara.ticket.search.Highlights;
import io.muara.ticket.search.Search;
import io.muara.ticket.search.TicketList;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/search")
@Tag(name = "Tickets")
@Produces(MediaType.APPLICATION_JSON)
class SearchResource {

    private final Search search;
    private final Highlights highlights;
    private final TicketList tickets;
    private final Clock clock;

    SearchResource(Search search, Highlights highlights, TicketList tickets, Clock clock) {
        this.search = search;
        this.highlights = highlights;
        this.tickets = tickets;
        this.clock = clock;
    }

    /** What was found, the best first. */
    public record FoundTickets(
            List<FoundTicket> items,

            @Schema(description = "Give it as \"cursor\" to read on; null when there is nothing more") @Nullable
            String next,

            @Schema(description = "False where older tickets may fit, too: say more, or filter")
            boolean complete,

            @Schema(description = "What words that nobody wrote, and parts of numbers and addresses, were taken for")
            List<String> taken) {}

    /** @param score the higher, the better; compare it within one answer only */
    public record FoundTicket(TicketView ticket, long score, List<Highlights.Match> matches) {}

    @GET
    @Operation(summary = "Finds tickets by words, names, numbers and addresses, the best first", description = """
                    Looks for words in subjects, messages and contacts' names, in Indonesian and English whatever their ending, \
                    for numbers and addresses or parts of them, and for ticket numbers. All words must be there; "words in quotes" \
                    in that order; -word must not. If nothing is found, names that are written nearly so count. The newest 300 that \
                    fit are put in order. Words of a ticket with many messages must stand near each other, as eight messages do.""")
    public Uni<FoundTickets> find(
            @Parameter(description = "what to look for; its first 300 characters and twelve words count")
                    @RestQuery
                    @Nullable
                    String q,
            @BeanParam TicketFilter filter) {
        if (q == null || q.isBlank()) {
            throw new Unacceptable("q must say what to look for");
        }
        var most = filter.most();
        var after = Optional.ofNullable(filter.cursor).map(text -> Given.value("cursor", text, SearchCursor::parse));
        return search.find(q, filter.filter(clock), after, most + 1).chain(result -> shown(result, most));
    }

    private Uni<FoundTickets> shown(Search.Result result, int most) {
        var page = result.first(most);
        var ids = page.found().stream().map(Search.Found::ticket).toList();
        return tickets.read(ids).chain(read -> highlights.of(page).map(matches -> {
            var byId = read.stream().collect(toMap(ticket -> ticket.id().value(), identity()));
            return new FoundTickets(
                    page.found().stream()
                            .map(found -> found(found, byId, matches))
                            .toList(),
                    result.found().size() > most ? SearchCursor.of(page) : null,
                    result.complete(),
                    result.query().taken());
        }));
    }

    private static FoundTicket found(
            Search.Found found, Map<UUID, Ticket> tickets, Map<UUID, List<Highlights.Match>> matches) {
        return new FoundTicket(
                TicketView.of(Objects.requireNonNull(tickets.get(found.ticket()))),
                found.score(),
                matches.getOrDefault(found.ticket(), List.of()));
    }
}
