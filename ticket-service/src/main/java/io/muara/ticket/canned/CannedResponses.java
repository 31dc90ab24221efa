package io.muara.ticket.canned;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.type.TypeReference;
import io.muara.contracts.TeamId;
import io.muara.contracts.Wire;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Where canned responses are kept and found. */
@ApplicationScoped
public class CannedResponses {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private static final String COLUMNS =
            "select id, shortcut, team, cast(texts as text), author, version, updated_at from canned_response ";

    /** What begins so first, then what says so. */
    private static final String FIND = COLUMNS + """
            where (:team = '' or team is null or team = :team)
              and (shortcut like :begins
                or exists (select 1 from jsonb_each_text(texts) said where said.value ilike :holds))
            order by not (shortcut like :begins), shortcut, team nulls last limit :most
            """;

    private static final String ADD = """
            insert into canned_response (id, shortcut, team, texts, author, version, updated_at)
            values (:id, :shortcut, nullif(:team, ''), cast(cast(:texts as text) as jsonb), :author, 1, :now)
            on conflict do nothing
            """;

    private static final String CHANGE = """
            update canned_response
            set shortcut = :shortcut, team = nullif(:team, ''), texts = cast(cast(:texts as text) as jsonb), author = :author,
                version = version + 1, updated_at = :now
            where id = :id and (cast(:expected as bigint) = 0 or version = :expected)
              and not exists (select 1 from canned_response other
                where other.id <> :id and coalesce(other.team, '') = :team
                  and other.shortcut = :shortcut)
            """;

    private final Mutiny.SessionFactory sessions;
    private final Clock clock;
    private final Supplier<UUID> ids;

    CannedResponses(Mutiny.SessionFactory sessions, Clock clock, Supplier<UUID> ids) {
        this.sessions = sessions;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * @param text how a shortcut begins, or what a text says; blank for all
     * @param team whose are looked for beside everybody's
     */
    public Uni<List<CannedResponse>> find(String text, Optional<TeamId> team, int most) {
        var literal = text.strip().replaceAll("([\\\\%_])", "\\\\$1");
        return sessions.withStatelessSession(session -> session.createNativeQuery(FIND, Tuple.class)
                .setParameter("team", team.map(TeamId::value).orElse(""))
                .setParameter("begins", literal.toLowerCase(Locale.ROOT) + "%")
                .setParameter("holds", "%" + literal + "%")
                .setParameter("most", most)
                .getResultList()
                .map(rows -> rows.stream().map(CannedResponses::read).toList()));
    }

    public Uni<Optional<CannedResponse>> read(UUID id) {
        return sessions.withStatelessSession(session -> read(session, id));
    }

    /** Empty when the shortcut is taken. */
    public Uni<Optional<CannedResponse>> add(Wanted wanted, String author) {
        var id = ids.get();
        return sessions.withStatelessTransaction(session -> written(session, ADD, id, wanted, author)
                .executeUpdate()
                .chain(added -> added == 0 ? Uni.createFrom().item(Optional.empty()) : read(session, id)));
    }

    /** What came of a change. */
    public sealed interface Change {

        record Done(CannedResponse response) implements Change {}

        record Missing() implements Change {}

        /** @param version the one there is */
        record Stale(long version) implements Change {}

        record Taken() implements Change {}
    }

    public Uni<Change> change(UUID id, Optional<Long> expected, Wanted wanted, String author) {
        return sessions.withStatelessTransaction(session -> written(session, CHANGE, id, wanted, author)
                .setParameter("expected", expected.orElse(0L))
                .executeUpdate()
                .chain(changed -> read(session, id).map(found -> outcome(changed > 0, expected, found))));
    }

    private static Change outcome(boolean changed, Optional<Long> expected, Optional<CannedResponse> found) {
        if (found.isEmpty()) {
            return new Change.Missing();
        }
        var response = found.get();
        if (changed) {
            return new Change.Done(response);
        }
        return expected.isPresent() && expected.get() != response.version()
                ? new Change.Stale(response.version())
                : new Change.Taken();
    }

    /** Whether there was one. */
    public Uni<Boolean> remove(UUID id) {
        return sessions.withStatelessTransaction(
                session -> session.createNativeQuery("delete from canned_response where id = :id")
                        .setParameter("id", id)
                        .executeUpdate()
                        .map(count -> count > 0));
    }

    private Mutiny.MutationQuery written(
            Mutiny.StatelessSession session, String sql, UUID id, Wanted wanted, String author) {
        return session.createNativeQuery(sql)
                .setParameter("id", id)
                .setParameter("shortcut", wanted.shortcut())
                .setParameter("team", wanted.team().map(TeamId::value).orElse(""))
                .setParameter("texts", new String(Wire.bytes(wanted.texts()), UTF_8))
                .setParameter("author", author)
                .setParameter("now", clock.instant());
    }

    private static Uni<Optional<CannedResponse>> read(Mutiny.StatelessSession session, UUID id) {
        return session.createNativeQuery(COLUMNS + "where id = :id", Tuple.class)
                .setParameter("id", id)
                .getResultList()
                .map(rows -> rows.stream().findFirst().map(CannedResponses::read));
    }

    private static CannedResponse read(Tuple row) {
        return new CannedResponse(
                row.get(0, UUID.class),
                row.get(1, String.class),
                team(row.get(2, String.class)),
                texts(row.get(3, String.class)),
                row.get(4, String.class),
                row.get(5, Long.class),
                row.get(6, OffsetDateTime.class).toInstant());
    }

    private static Optional<TeamId> team(@Nullable String id) {
        return Optional.ofNullable(id).map(TeamId::new);
    }

    private static Map<String, String> texts(String json) {
        try {
            return Wire.json().readValue(json, TEXTS);
        } catch (IOException e) {
            throw new UncheckedIOException("texts of a canned response are not the JSON that we wrote", e);
        }
    }
}
