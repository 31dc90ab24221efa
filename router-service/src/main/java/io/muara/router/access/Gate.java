package io.muara.router.access;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.muara.router.api.Refused;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Lets administrators through to the API, and nobody else. */
@ApplicationScoped
class Gate {

    private static final int BEFORE_EVERYTHING = 1_000;

    private final AdminKey key;
    private final Counter refused;

    Gate(@ConfigProperty(name = "muara.admin-key") Optional<String> key, MeterRegistry meters) {
        this.key = AdminKey.configured(key, ConfigUtils.getProfiles());
        this.refused = meters.counter("muara.api.refused");
    }

    void start(@Observes StartupEvent started) {
        // Being made is enough: a key that is too weak stops the start.
    }

    void guard(@Observes Filters filters) {
        filters.register(this::check, BEFORE_EVERYTHING);
    }

    private void check(RoutingContext call) {
        var given = Objects.requireNonNullElse(call.request().getHeader("Authorization"), "");
        if (!call.normalizedPath().startsWith("/api/") || key.opens(given)) {
            call.next();
            return;
        }
        refused.increment();
        if (!key.isSet()) {
            new Refused(403, "The API is closed: set muara.admin-key, or MUARA_ADMIN_KEY, to open it.").to(call);
            return;
        }
        call.response().putHeader("WWW-Authenticate", "Bearer");
        new Refused(401, "The call must carry the header 'Authorization: Bearer <admin key>' with a valid key.")
                .to(call);
    }
}
