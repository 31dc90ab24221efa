package io.muara.router.loading;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.muara.contracts.written.Folder;
import io.muara.contracts.written.Mistake;
import io.muara.router.rules.RulesReading;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** A place that one set of rules takes after another; one with mistakes never does. Safe for use by many threads. */
final class Slot {

    private static final Logger LOG = Logger.getLogger(Slot.class);

    private final String role;
    private final Loading loading;
    private final Clock clock;
    private final MultiGauge versions;
    private final Counter refused;
    private volatile Optional<Running> running = Optional.empty();
    private volatile Optional<Refusal> refusal = Optional.empty();

    /** @param role that the rules in it play, for whoever watches */
    Slot(String role, Loading loading, Clock clock, MeterRegistry meters) {
        this.role = role;
        this.loading = loading;
        this.clock = clock;
        this.versions =
                MultiGauge.builder("muara.rules.running").tag("role", role).register(meters);
        this.refused = meters.counter("muara.rules.refused", "role", role);
    }

    /** Absent until the first set without mistakes. */
    Optional<Running> running() {
        return running;
    }

    /** Absent once the last set that was offered is the one that runs. */
    Optional<Refusal> refusal() {
        return refusal;
    }

    /** Takes these rules from now on, unless they are those that run, or something is wrong with them. */
    synchronized void offer(Folder source) {
        var version = source.version();
        if (running.filter(it -> it.rules().version().equals(version)).isPresent()) {
            refusal = Optional.empty();
            return;
        }
        if (isRefused(version)) {
            return;
        }
        switch (loading.load(source)) {
            case RulesReading.Usable(var rules, var examples) -> take(Running.of(rules, source, clock.instant()));
            case RulesReading.Unusable(var mistakes) -> refuse(version, mistakes);
        }
    }

    /** @param version what tells this refusal from another: the same again is not worth a word */
    synchronized void refuse(String version, List<Mistake> mistakes) {
        if (isRefused(version)) {
            return;
        }
        refusal = Optional.of(new Refusal(version, clock.instant(), mistakes));
        refused.increment();
        LOG.errorf(
                "rules refused, those before them decide on role=%s version=%s mistakes=%s", role, version, mistakes);
    }

    private boolean isRefused(String version) {
        return refusal.filter(it -> it.version().equals(version)).isPresent();
    }

    private void take(Running next) {
        running = Optional.of(next);
        refusal = Optional.empty();
        var version = next.rules().version();
        versions.register(List.of(MultiGauge.Row.of(Tags.of("version", version), 1)), true);
        LOG.infof(
                "rules loaded role=%s version=%s rules=%d",
                role, version, next.rules().size());
    }
}
