package io.muara.ticket.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.contracts.AgentId;
import io.muara.contracts.TeamId;
import io.muara.ticket.sla.ClockReading;
import io.muara.ticket.sla.Clocks;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/sla/due")
@Tag(name = "SLA")
@Produces(MediaType.APPLICATION_JSON)
class DueResource {

    private final ClockReading clocks;

    DueResource(ClockReading clocks) {
        this.clocks = clocks;
    }

    @GET
    @Operation(
            summary = "Lists tickets about which something must be done, what is due first, first",
            description = "What is overdue comes before what is not; what rests is not listed.")
    public Uni<Page<DueView>> due(
            @RestQuery @Nullable String team,
            @RestQuery @Nullable String agent,
            @RestQuery @Nullable String before,
            @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor) {
        var most = Given.limit(limit, 50);
        return clocks.due(
                        given("team", team, TeamId::new),
                        given("agent", agent, AgentId::new),
                        given("before", before, DueResource::moment),
                        given("cursor", cursor, DueResource::place).orElse(ClockReading.Place.FIRST),
                        most + 1)
                .map(found -> Page.of(
                        found,
                        most,
                        due -> new DueView(TicketView.of(due.ticket()), due.clocks()),
                        DueResource::cursor));
    }

    public record DueView(TicketView ticket, Clocks sla) {}

    private static <T> Optional<T> given(String name, @Nullable String text, Function<String, T> read) {
        return text == null ? Optional.empty() : Optional.of(Given.value(name, text, read));
    }

    private static Instant moment(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "must be a moment such as 2026-11-21T01:02:03Z, but was '%s'".formatted(text), e);
        }
    }

    private static String cursor(ClockReading.Due last) {
        var place = "%s/%s"
                .formatted(last.clocks().dueAt().orElseThrow(), last.ticket().id());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(UTF_8));
    }

    private static ClockReading.Place place(String cursor) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(cursor), UTF_8).split("/", 2);
            return new ClockReading.Place(Instant.parse(parts[0]), UUID.fromString(parts[parts.length - 1]));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("is not one that we gave", e);
        }
    }
}
