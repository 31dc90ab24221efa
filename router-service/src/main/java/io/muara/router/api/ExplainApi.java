package io.muara.router.api;

import io.muara.contracts.RoutedMessage;
import io.muara.router.circumstance.CurrentCircumstances;
import io.muara.router.loading.RulesConfig;
import io.muara.router.loading.RulesInForce;
import io.muara.router.rules.Patience;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** How a message would be decided now, and why. Nothing is written anywhere. */
@Singleton
class ExplainApi {

    private static final long LONGEST_BODY = 1_048_576;

    private final RulesInForce rules;
    private final RulesConfig config;
    private final CurrentCircumstances circumstances;

    ExplainApi(RulesInForce rules, RulesConfig config, CurrentCircumstances circumstances) {
        this.rules = rules;
        this.config = config;
        this.circumstances = circumstances;
    }

    void routes(@Observes Router router) {
        router.post("/api/v1/routing/explain")
                .handler(BodyHandler.create(false).setBodyLimit(LONGEST_BODY))
                .failureHandler(Calls::failed)
                .handler(Calls.answered(this::explain));
    }

    private RoutedMessage explain(RoutingContext call) {
        var message = Body.read(call, Question.class).asked();
        return rules.rules().decide(message, circumstances.of(message), Patience.of(config.timeLimit()));
    }
}
