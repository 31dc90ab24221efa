package io.muara.router.loading;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Always ready, since there are always rules; says when others wait that are not used. */
@Readiness
@ApplicationScoped
class RulesHealth implements HealthCheck {

    private final RulesInForce rules;

    RulesHealth(RulesInForce rules) {
        this.rules = rules;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("rules")
                .up()
                .withData("version", rules.rules().version());
        rules.refusal().ifPresent(refusal -> response.withData("refused", refusal.version())
                .withData("mistakes", refusal.mistakes().size()));
        return response.build();
    }
}
