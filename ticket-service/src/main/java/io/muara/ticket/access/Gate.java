package io.muara.ticket.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.muara.ticket.api.Problem;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.config.SmallRyeConfig;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Lets nobody through without the API key, on any path but those that tell how we are and the pages of contacts. */
@ApplicationScoped
class Gate {

    private static final int BEFORE_EVERYTHING = 1_000;
    private static final int AFTER_EVERYTHING = 100_000;

    private final ApiKey key;
    private final ObjectMapper json;
    private final Counter refused;

    Gate(
            @ConfigProperty(name = "muara.api-key") Optional<String> key,
            Config config,
            ObjectMapper json,
            MeterRegistry meters) {
        this.key = ApiKey.configured(key, config.unwrap(SmallRyeConfig.class).getProfiles());
        this.json = json;
        this.refused = meters.counter("muara.api.refused");
    }

    void start(@Observes StartupEvent started) {
        // Being made is enough: a key that is missing or too weak stops the start.
    }

    void guard(@Observes Filters filters) {
        filters.register(this::check, BEFORE_EVERYTHING);
    }

    /** What no resource and nothing of Quarkus answered. */
    void last(@Observes Router router) {
        router.route().order(AFTER_EVERYTHING).handler(call -> answer(call, 404, "there is nothing here"));
    }

    private void check(RoutingContext call) {
        if (isOpen(call.normalizedPath()) || key.opens(given(call))) {
            call.next();
            return;
        }
        refused.increment();
        call.response().putHeader("WWW-Authenticate", "Bearer");
        answer(call, 401, "the call must carry the header 'Authorization: Bearer <API key>' with a valid key");
    }

    private static boolean isOpen(String path) {
        return path.equals("/q/health")
                || path.startsWith("/q/health/")
                || path.equals("/q/metrics")
                // A link's own secret lets in there.
                || path.startsWith("/t/");
    }

    private static String given(RoutingContext call) {
        var header = call.request().getHeader("Authorization");
        return header == null ? "" : header;
    }

    private void answer(RoutingContext call, int status, String detail) {
        try {
            call.response()
                    .setStatusCode(status)
                    .putHeader("Content-Type", Problem.MEDIA_TYPE)
                    .end(json.writeValueAsString(Problem.of(status, detail)));
        } catch (JsonProcessingException e) {
            call.fail(e);
        }
    }
}
