package io.muara.ticket.api;

import io.muara.contracts.TeamId;
import io.muara.ticket.tracking.Satisfaction;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What contacts think of how they were helped. */
@Path("/api/v1/satisfaction")
@Tag(name = "Contacts' view")
@Produces(MediaType.APPLICATION_JSON)
class SatisfactionResource {

    private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

    private final Satisfaction satisfaction;

    SatisfactionResource(Satisfaction satisfaction) {
        this.satisfaction = satisfaction;
    }

    @GET
    @Operation(
            summary = "Tells how content contacts are, by team",
            description = "Nobody's own rating can be read from it: teams with few ratings are left out.")
    public Uni<Page<Satisfaction.OfTeam>> satisfaction(
            @RestQuery @Nullable String from, @RestQuery @Nullable String until, @RestQuery @Nullable String team) {
        return satisfaction
                .between(
                        time("from", from, Instant.EPOCH),
                        time("until", until, END),
                        Optional.ofNullable(team).map(name -> Given.value("team", name, TeamId::new)))
                .map(Page::whole);
    }

    private static Instant time(String name, @Nullable String text, Instant otherwise) {
        if (text == null) {
            return otherwise;
        }
        return Given.value(name, text, given -> {
            try {
                return Instant.parse(given);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("must be a time such as 2026-11-28T00:00:00Z", e);
            }
        });
    }
}
