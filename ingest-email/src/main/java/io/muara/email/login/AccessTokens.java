package io.muara.email.login;

import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The access token of one account, renewed before it runs out. Safe for use by many threads. */
public final class AccessTokens {

    /** Of its lifetime a tenth is left for the connection that is made with it. */
    private static final long USABLE_PERCENT = 90;

    private final TokenEndpoint endpoint;
    private final Clock clock;
    private @Nullable Held held;

    public AccessTokens(OAuthConfig config, Clock clock) {
        this.endpoint = new TokenEndpoint(config);
        this.clock = clock;
    }

    synchronized String current() throws NoToken {
        if (held == null || !clock.instant().isBefore(held.until())) {
            held = null;
            var granted = endpoint.grant();
            var usable = granted.lifetime().multipliedBy(USABLE_PERCENT).dividedBy(100);
            held = new Held(granted.token(), clock.instant().plus(usable));
        }
        return held.token();
    }

    /** A token may be revoked long before it runs out. */
    synchronized void forget() {
        held = null;
    }

    private record Held(String token, Instant until) {}
}
