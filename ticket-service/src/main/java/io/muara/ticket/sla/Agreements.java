package io.muara.ticket.sla;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.contracts.Wire;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.reactive.mutiny.Mutiny;

/** The policies by which clocks run, kept in the database beside them: other replicas may have other files, and files change. */
@ApplicationScoped
class Agreements {

    private static final String KEEP = """
            insert into sla_terms (version, policies, since) values (:version, cast(cast(:policies as text) as jsonb), now())
            on conflict do nothing
            """;

    private static final String READ =
            "select version, cast(policies as text) from sla_terms where version = any(:versions)";

    private final Mutiny.SessionFactory sessions;
    private final PoliciesInForce inForce;
    private final Map<String, Policies> known = new ConcurrentHashMap<>();
    private volatile boolean kept;

    Agreements(Mutiny.SessionFactory sessions, PoliciesInForce inForce) {
        this.sessions = sessions;
        this.inForce = inForce;
        known.put(inForce.policies().version(), inForce.policies());
    }

    Policies current() {
        return inForce.policies();
    }

    /** Before any clock begins by them. */
    Uni<Void> keep() {
        return kept
                ? Uni.createFrom().voidItem()
                : sessions.withStatelessTransaction(this::insert).invoke(() -> kept = true);
    }

    /** In a transaction that may still fail, so that the next one does it again. */
    Uni<Void> keep(Mutiny.StatelessSession session) {
        return kept ? Uni.createFrom().voidItem() : insert(session);
    }

    Uni<Terms> of(Mutiny.StatelessSession session, Set<String> versions) {
        var missing =
                versions.stream().filter(version -> !known.containsKey(version)).toArray(String[]::new);
        if (missing.length == 0) {
            return Uni.createFrom().item(this::known);
        }
        return session.createNativeQuery(READ, Tuple.class)
                .setParameter("versions", missing)
                .getResultList()
                .invoke(rows -> rows.forEach(row -> known.put(
                        row.get(0, String.class),
                        Wire.read(row.get(1, String.class).getBytes(UTF_8), Policies.class))))
                .replaceWith(this::known);
    }

    private Policies known(String version) {
        return Objects.requireNonNull(
                known.get(version), () -> "the SLA policies of version %s are not kept".formatted(version));
    }

    private Uni<Void> insert(Mutiny.StatelessSession session) {
        var policies = inForce.policies();
        return session.createNativeQuery(KEEP)
                .setParameter("version", policies.version())
                .setParameter("policies", new String(Wire.bytes(policies), UTF_8))
                .executeUpdate()
                .replaceWithVoid();
    }
}
