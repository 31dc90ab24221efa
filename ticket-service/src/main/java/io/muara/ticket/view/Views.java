package io.muara.ticket.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.muara.contracts.AgentId;
import io.muara.contracts.Wire;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** The views there are. */
@ApplicationScoped
public class Views {

    private static final TypeReference<Map<String, List<String>>> FILTER = new TypeReference<>() {};
    private static final String COLUMNS = "id, name, owner, cast(filter as text)";

    private static final String ADD = """
            insert into ticket_view (id, name, owner, filter, created_at)
            values (:id, :name, cast(:owner as text), cast(cast(:filter as text) as jsonb), :now)
            on conflict do nothing
            """;

    private static final String CHANGE = """
            update ticket_view set name = :name, owner = cast(:owner as text), filter = cast(cast(:filter as text) as jsonb)
            where id = :id and not exists (
                select 1 from ticket_view other
                where other.id <> :id and coalesce(other.owner, '') = coalesce(cast(:owner as text), '') and lower(other.name) = lower(:name))
            """;

    private final Mutiny.SessionFactory sessions;
    private final Clock clock;

    Views(Mutiny.SessionFactory sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Everybody's, and the agent's own. */
    public Uni<List<View>> of(Optional<AgentId> agent) {
        return sessions.withStatelessSession(session -> session.createNativeQuery(
                        "select " + COLUMNS
                                + " from ticket_view where owner is null or owner = cast(:agent as text) order by lower(name), id",
                        Tuple.class)
                .setParameter("agent", agent.map(AgentId::value).orElse(null))
                .getResultList()
                .map(rows -> rows.stream().map(Views::view).toList()));
    }

    public Uni<Optional<View>> read(UUID id) {
        return sessions.withStatelessSession(session -> session.createNativeQuery(
                        "select " + COLUMNS + " from ticket_view where id = :id", Tuple.class)
                .setParameter("id", id)
                .getResultList()
                .map(rows -> rows.stream().map(Views::view).findFirst()));
    }

    /** False when its owner has one of that name. */
    public Uni<Boolean> add(View view) {
        return sessions.withStatelessTransaction(session -> bind(session.createNativeQuery(ADD), view)
                .setParameter("now", clock.instant())
                .executeUpdate()
                .map(rows -> rows > 0));
    }

    /** False when its owner has another one of that name, or there is none of that id. */
    public Uni<Boolean> change(View view) {
        return sessions.withStatelessTransaction(session ->
                bind(session.createNativeQuery(CHANGE), view).executeUpdate().map(rows -> rows > 0));
    }

    /** False when there was none. */
    public Uni<Boolean> remove(UUID id) {
        return sessions.withStatelessTransaction(
                session -> session.createNativeQuery("delete from ticket_view where id = :id")
                        .setParameter("id", id)
                        .executeUpdate()
                        .map(rows -> rows > 0));
    }

    private static Mutiny.MutationQuery bind(Mutiny.MutationQuery query, View view) {
        return query.setParameter("id", view.id())
                .setParameter("name", view.name())
                .setParameter("owner", view.owner().map(AgentId::value).orElse(null))
                .setParameter("filter", new String(Wire.bytes(view.filter()), UTF_8));
    }

    private static View view(Tuple row) {
        try {
            return new View(
                    row.get(0, UUID.class),
                    row.get(1, String.class),
                    Optional.ofNullable(row.get(2, String.class)).map(AgentId::new),
                    Wire.json().readValue(row.get(3, String.class), FILTER));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the filter of a view is not the JSON that we wrote", e);
        }
    }
}
