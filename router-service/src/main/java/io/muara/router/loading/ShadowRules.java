package io.muara.router.loading;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Rules that decide beside those in force, for comparison only, so nothing stops when they cannot be used. */
@Startup
@ApplicationScoped
public class ShadowRules {

    private final Slot slot;

    ShadowRules(RulesConfig config, Clock clock, MeterRegistry meters) {
        slot = new Slot("shadow", new Loading(config.examples()), clock, meters);
    }

    public Optional<Running> running() {
        return slot.running();
    }

    public Optional<Refusal> refusal() {
        return slot.refusal();
    }

    Slot slot() {
        return slot;
    }
}
