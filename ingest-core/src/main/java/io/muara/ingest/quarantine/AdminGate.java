package io.muara.ingest.quarantine;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Lets administrators through, and nobody else. */
@Singleton
class AdminGate {

    private final AdminKey key;
    private final Counter refused;

    AdminGate(@ConfigProperty(name = "muara.admin-key") Optional<String> key, MeterRegistry meters) {
        this.key = AdminKey.configured(key, ConfigUtils.getProfiles());
        this.refused = meters.counter("muara.api.refused");
    }

    void check(RoutingContext call) {
        var given = Objects.requireNonNullElse(call.request().getHeader("Authorization"), "");
        if (key.opens(given)) {
            call.next();
            return;
        }
        refused.increment();
        if (!key.isSet()) {
            new Refused(403, "Administration is closed: set muara.admin-key, or MUARA_ADMIN_KEY, to open it.").to(call);
            return;
        }
        call.response().putHeader("WWW-Authenticate", "Bearer");
        new Refused(401, "The call must carry the header 'Authorization: Bearer <admin key>' with a valid key.")
                .to(call);
    }
}
