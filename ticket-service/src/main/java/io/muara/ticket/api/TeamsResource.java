package io.muara.ticket.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.muara.contracts.Label;
import io.muara.contracts.TeamId;
import io.muara.ticket.assignment.AssignmentPolicy;
import io.muara.ticket.assignment.Preference;
import io.muara.ticket.assignment.Strategy;
import io.muara.ticket.assignment.Team;
import io.muara.ticket.assignment.Teams;
import io.muara.ticket.assignment.Teams.Change;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/teams")
@Tag(name = "Agents and teams")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class TeamsResource {

    private final Teams teams;

    TeamsResource(Teams teams) {
        this.teams = teams;
    }

    /**
     * @param names by language, {@code id} and {@code en}
     * @param assignment how its tickets come to its agents
     */
    public record TeamView(TeamId id, Map<String, String> names, AssignmentPolicy assignment) {

        public TeamView {
            names = Map.copyOf(names);
        }

        static TeamView of(Team team) {
            return new TeamView(
                    team.id(), Map.of("id", team.nameIndonesian(), "en", team.nameEnglish()), team.policy());
        }
    }

    /** @param names by language, {@code id} and {@code en}; one of them will do */
    public record NewTeam(
            @JsonProperty(required = true) TeamId id,
            @JsonProperty(required = true) Map<String, String> names,
            @Nullable NewPolicy assignment) {}

    /** What is left out stays as it is; {@code assignment} is given whole. */
    public record TeamPatch(
            @Nullable Map<String, String> names, @Nullable NewPolicy assignment) {}

    /** Lengths of time as in ISO 8601, such as PT10M. */
    public record NewPolicy(
            @Schema(description = "round_robin unless given") @Nullable
            Strategy strategy,

            @Schema(description = "Who is asked first, if they can take the ticket") @Nullable
            List<Preference> prefer,

            @Schema(description = "Labels that only agents can take who have them as skills") @Nullable
            Set<Label> skills,

            @Schema(description = "After how long of waiting others may take them too; never unless given") @Nullable
            Duration skillsFor,

            @Schema(description = "Given where agents are asked whether they take a ticket")
            AssignmentPolicy.@Nullable Offering offer,

            @Schema(description = "Where tickets go that nobody took")
            AssignmentPolicy.@Nullable Overflow overflow,

            @Schema(description = "What one agent is given at most within a time")
            AssignmentPolicy.@Nullable Fairness fair,

            @Schema(description = "How long an agent may be offline until their open tickets go back to the queue")
            @Nullable
            Duration giveBackAfter) {

        AssignmentPolicy policy() {
            return Given.made(() -> new AssignmentPolicy(
                    Optional.ofNullable(strategy).orElse(Strategy.ROUND_ROBIN),
                    Optional.ofNullable(prefer).orElse(List.of()),
                    Optional.ofNullable(skills).orElse(Set.of()),
                    Optional.ofNullable(skillsFor),
                    Optional.ofNullable(offer),
                    Optional.ofNullable(overflow),
                    Optional.ofNullable(fair),
                    Optional.ofNullable(giveBackAfter)));
        }
    }

    @GET
    @Operation(summary = "Lists the teams")
    public Uni<Page<TeamView>> list() {
        return teams.all().map(all -> Page.whole(all.stream().map(TeamView::of).toList()));
    }

    @POST
    @Operation(summary = "Adds a team that nobody is in yet")
    @APIResponseSchema(value = TeamView.class, responseCode = "201")
    public Uni<Response> add(@Nullable NewTeam given) {
        var wanted = Given.body(given);
        var id = Given.present("id", wanted.id());
        var names = names(Given.present("names", wanted.names()));
        var any =
                names.nameIndonesian().or(names::nameEnglish).orElseThrow(() -> new Unacceptable("names must say one"));
        return teams.add(
                        id,
                        names.nameIndonesian().orElse(any),
                        names.nameEnglish().orElse(any))
                .chain(added -> added
                        ? change(id, change(Map.of(), wanted.assignment()))
                                .map(view -> Response.created(URI.create("/api/v1/teams/" + id))
                                        .entity(view)
                                        .build())
                        : Uni.createFrom().item(Problem.response(409, "there is a team '%s' already".formatted(id))));
    }

    @PATCH
    @Path("/{id}")
    @Operation(summary = "Changes a team's names or how its tickets come to its agents")
    public Uni<TeamView> change(@RestPath String id, @Nullable TeamPatch patch) {
        var wanted = Given.body(patch);
        var names = wanted.names() == null ? Map.<String, String>of() : wanted.names();
        return change(team(id), change(names, wanted.assignment()));
    }

    private Uni<TeamView> change(TeamId id, Change change) {
        return teams.change(id, change)
                .onFailure(IllegalArgumentException.class)
                .transform(failure -> new Unacceptable("assignment." + failure.getMessage()))
                .map(found -> found.map(TeamView::of).orElseThrow(() -> unknown(id.value())));
    }

    private static Change change(Map<String, String> names, @Nullable NewPolicy policy) {
        var wanted = names(names);
        return new Change(
                wanted.nameIndonesian(),
                wanted.nameEnglish(),
                Optional.ofNullable(policy).map(NewPolicy::policy));
    }

    private static Change names(Map<String, String> names) {
        names.forEach((language, name) -> {
            if (!language.equals("id") && !language.equals("en")) {
                throw new Unacceptable("names: there is no '%s', only id and en".formatted(language));
            }
            Given.text("names." + language, name);
        });
        return new Change(Optional.ofNullable(names.get("id")), Optional.ofNullable(names.get("en")), Optional.empty());
    }

    private static TeamId team(String id) {
        try {
            return new TeamId(id);
        } catch (IllegalArgumentException e) {
            throw new NotFoundException("there is no team '%s'".formatted(id), e);
        }
    }

    private static NotFoundException unknown(String id) {
        return new NotFoundException("there is no team '%s'".formatted(id));
    }
}
