package io.muara.router.api;

import io.muara.router.loading.RulesInForce;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which rules this replica decides by. */
@Singleton
class RulesApi {

    private final RulesInForce rules;

    RulesApi(RulesInForce rules) {
        this.rules = rules;
    }

    void routes(@Observes Router router) {
        router.get("/api/v1/routing/rules").handler(Calls.answered(call -> view()));
    }

    private View view() {
        var running = rules.running();
        return new View(
                running.rules().version(),
                running.since(),
                running.rules().size(),
                running.files(),
                rules.refusal().map(RefusalView::of));
    }

    record View(String version, Instant since, int rules, List<String> files, Optional<RefusalView> refused) {}
}
