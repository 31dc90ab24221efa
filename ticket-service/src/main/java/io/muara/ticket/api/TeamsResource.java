package io.muara.ticket.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.muara.contracts.TeamId;
import io.muara.ticket.assignment.AssignmentPolicy;
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
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
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
