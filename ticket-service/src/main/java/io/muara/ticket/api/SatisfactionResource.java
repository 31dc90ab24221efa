package io.muara.ticket.api;

import io.muara.contracts.Category;
import io.muara.contracts.ChannelId;
import io.muara.contracts.TeamId;
import io.muara.ticket.satisfaction.Satisfaction;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
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
            summary = "Tells how content contacts are, by team, channel or category",
            description =
                    "Nobody's own answer can be read from it: what too few said or were asked is left out (muara.satisfaction.fewest).")
    public Uni<Page<Satisfaction.Of>> satisfaction(
            @RestQuery @Nullable String from,
            @RestQuery @Nullable String until,
            @RestQuery @Nullable String team,
            @RestQuery @Nullable String channel,
            @RestQuery @Nullable String category,
            @Parameter(description = "team, channel, category or all; team when left out") @RestQuery @Nullable
                    String by) {
        var among = new Satisfaction.Among(
                time("from", from, Instant.EPOCH),
                time("until", until, END),
                given("team", team, TeamId::new),
                given("channel", channel, ChannelId::new),
                given("category", category, Category::new));
        return satisfaction
                .among(among, given("by", by, Satisfaction.By::of).orElse(Satisfaction.By.TEAM))
                .map(Page::whole);
    }

    private static <T> Optional<T> given(String name, @Nullable String text, Function<String, T> read) {
        return Optional.ofNullable(text).map(value -> Given.value(name, value, read));
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
