package io.muara.router.api;

import io.muara.router.loading.ShadowRules;
import io.muara.router.shadow.Shadow;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the rules in the shadow would have decided otherwise lately, on this replica. */
@Singleton
class ShadowApi {

    private final ShadowRules rules;
    private final Shadow shadow;

    ShadowApi(ShadowRules rules, Shadow shadow) {
        this.rules = rules;
        this.shadow = shadow;
    }

    void routes(@Observes Router router) {
        router.get("/api/v1/routing/shadow").handler(Calls.answered(call -> view()));
    }

    private View view() {
        var running = rules.running();
        return new View(
                running.map(it -> it.rules().version()),
                running.map(it -> it.since()),
                rules.refusal().map(RefusalView::of),
                shadow.latest());
    }

    record View(
            Optional<String> version,
            Optional<Instant> since,
            Optional<RefusalView> refused,
            List<Shadow.Difference> differences) {}
}
