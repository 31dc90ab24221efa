package io.muara.ticket.tracking;

import io.muara.contracts.TicketId;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/** The links that lead to tickets: made, found, revoked. */
@Startup // so that a setting that cannot be meant is told at once
@ApplicationScoped
public class TrackingLinks {

    private static final String KEEP = """
            insert into tracking_link (hash, ticket, created_at, expires_at)
            select decode(hash, 'hex'), one, :now, :end
            from unnest(cast(:hashes as text[]), cast(:tickets as uuid[])) as made (hash, one)
            """;

    private static final String FIND = """
            select ticket from tracking_link where hash = decode(:hash, 'hex') and revoked_at is null and expires_at > :now
            """;

    private static final String REVOKE = """
            update tracking_link set revoked_at = :now where ticket = :ticket and revoked_at is null and expires_at > :now
            """;

    private final TrackingConfig config;
    private final Supplier<UUID> random;
    private final Clock clock;

    TrackingLinks(TrackingConfig config, Supplier<UUID> random, Clock clock) {
        config.url()
                .filter(url -> !url.matches("https?://[^/\\s]+(/\\S*)?/\\{token}"))
                .ifPresent(url -> {
                    throw new ConfigurationException(
                            "muara.tracking.url must be an address that ends in /{token}, such as https://help.example.com/t/{token}, but was '%s'"
                                    .formatted(url));
                });
        if (config.validFor().isNegative() || config.validFor().isZero()) {
            throw new ConfigurationException(
                    "muara.tracking.valid-for must be longer than nothing, such as 90d, but was %s"
                            .formatted(config.validFor()));
        }
        this.config = config;
        this.random = random;
        this.clock = clock;
    }

    /**
     * A link that was made and is still to be kept.
     *
     * @param url absent where it is not configured from where the page is seen
     */
    public record Made(TicketId ticket, String token, Optional<String> url, Instant expiresAt) {}

    public Made make(TicketId ticket) {
        var token = Secret.of(random.get()).token();
        return new Made(
                ticket,
                token,
                config.url().map(url -> url.replace("{token}", token)),
                clock.instant().plus(config.validFor()));
    }

    /** The path of every page from outside, up to the token. */
    String path() {
        return config.url()
                .map(url -> URI.create(url.substring(0, url.length() - "{token}".length()))
                        .getRawPath())
                .orElse("/t/");
    }

    public Uni<Void> keep(Mutiny.StatelessSession session, List<Made> links) {
        if (links.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return session.createNativeQuery(KEEP)
                .setParameter(
                        "hashes",
                        links.stream()
                                .map(link -> new Secret(link.token()).hex())
                                .toArray(String[]::new))
                .setParameter(
                        "tickets",
                        links.stream().map(link -> link.ticket().value()).toArray(UUID[]::new))
                .setParameter("now", clock.instant())
                .setParameter("end", links.getFirst().expiresAt())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Empty for what is no link, was revoked, or is too old; nobody is told which. */
    Uni<Optional<TicketId>> find(Mutiny.StatelessSession session, Secret secret) {
        return session.createNativeQuery(FIND, UUID.class)
                .setParameter("hash", secret.hex())
                .setParameter("now", clock.instant())
                .getResultList()
                .map(found -> found.stream().findFirst().map(TicketId::new));
    }

    /** All of the ticket's; gives how many there were. */
    public Uni<Integer> revoke(Mutiny.StatelessSession session, TicketId ticket) {
        return session.createNativeQuery(REVOKE)
                .setParameter("ticket", ticket.value())
                .setParameter("now", clock.instant())
                .executeUpdate();
    }
}
