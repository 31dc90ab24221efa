package io.muara.ticket.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.muara.contracts.Wire;
import io.muara.ticket.database.Patience;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Calls by their key. Whoever writes a key first goes on, on whichever replica; a call that ends without an answer leaves its
 * key unsettled, because it may have done its work.
 */
@ApplicationScoped
public class IdempotentCalls {

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private static final String CLAIM = """
            insert into idempotent_call (key, fingerprint, came_at) values (:key, :fingerprint, :now)
            on conflict (key) do update set fingerprint = excluded.fingerprint, came_at = excluded.came_at, status = null
            where idempotent_call.came_at < :past
            """;

    private final Mutiny.SessionFactory sessions;
    private final Patience patience;
    private final IdempotencyConfig config;
    private final Clock clock;

    IdempotentCalls(Mutiny.SessionFactory sessions, Patience patience, IdempotencyConfig config, Clock clock) {
        this.sessions = sessions;
        this.patience = patience;
        this.config = config;
        this.clock = clock;
    }

    /** @param fingerprint the same for calls that say the same */
    public Uni<Claim> claim(String key, String fingerprint) {
        var now = clock.instant();
        return sessions.withStatelessTransaction(session -> session.createNativeQuery(CLAIM)
                        .setParameter("key", key)
                        .setParameter("fingerprint", fingerprint)
                        .setParameter("now", now)
                        .setParameter("past", now.minus(config.keep()))
                        .executeUpdate())
                .chain(rows -> rows > 0 ? Uni.createFrom().item(new Claim.First()) : known(key, fingerprint));
    }

    public Uni<Void> answered(String key, Claim.Answered answer) {
        return sessions.withStatelessTransaction(session -> session.createNativeQuery(
                                "update idempotent_call set status = :status, headers = cast(cast(:headers as text) as jsonb), body = :body where key = :key")
                        .setParameter("status", answer.status())
                        .setParameter("headers", new String(Wire.bytes(answer.headers()), UTF_8))
                        .setParameter("body", answer.body())
                        .setParameter("key", key)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** The call did nothing and may come again. */
    public Uni<Void> forget(String key) {
        return sessions.withStatelessTransaction(session -> session.createNativeQuery(
                                "delete from idempotent_call where key = :key and status is null")
                        .setParameter("key", key)
                        .executeUpdate())
                .replaceWithVoid();
    }

    @Scheduled(every = "1h")
    Uni<Void> forgetOld() {
        return patience.ifPossible(() -> sessions.withStatelessTransaction(
                session -> session.createNativeQuery("delete from idempotent_call where came_at < :past")
                        .setParameter("past", clock.instant().minus(config.keep()))
                        .executeUpdate()));
    }

    private Uni<Claim> known(String key, String fingerprint) {
        return sessions.withStatelessSession(session -> session.createNativeQuery(
                        "select fingerprint, status, cast(headers as text), body from idempotent_call where key = :key",
                        Tuple.class)
                .setParameter("key", key)
                .getResultList()
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> known(row, fingerprint))
                        .orElseGet(Claim.Unsettled::new)));
    }

    private static Claim known(Tuple row, String fingerprint) {
        if (!row.get(0, String.class).equals(fingerprint)) {
            return new Claim.Different();
        }
        return Optional.ofNullable(row.get(1, Integer.class))
                .<Claim>map(status ->
                        new Claim.Answered(status, headers(row.get(2, String.class)), row.get(3, String.class)))
                .orElseGet(Claim.Unsettled::new);
    }

    private static Map<String, String> headers(String json) {
        try {
            return Wire.json().readValue(json, HEADERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("headers of an answer are not the JSON that we wrote", e);
        }
    }
}
