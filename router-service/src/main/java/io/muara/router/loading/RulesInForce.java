package io.muara.router.loading;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.muara.router.rules.Mistake;
import io.muara.router.rules.RuleSet;
import io.muara.router.rules.RulesFolder;
import io.muara.router.rules.RulesReading;
import io.muara.router.rules.RulesSource;
import io.quarkus.info.runtime.spi.InfoContributor;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.AbstractMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * The rules this service decides by. It does not start with rules that have mistakes; later ones that have some change
 * nothing. Safe for use by many threads.
 */
@Startup
@ApplicationScoped
public class RulesInForce implements InfoContributor {

    private static final Logger LOG = Logger.getLogger(RulesInForce.class);

    private final Loading loading;
    private final Clock clock;
    private final MeterRegistry meters;
    private final MultiGauge versions;
    private volatile Running running;
    private volatile Optional<Refusal> refusal = Optional.empty();

    RulesInForce(RulesConfig config, Clock clock, MeterRegistry meters) {
        this.loading = new Loading(config.examples());
        this.clock = clock;
        this.meters = meters;
        this.versions = MultiGauge.builder("muara.rules.running").register(meters);
        var source = config.folder().map(RulesInForce::read).orElseGet(RulesFolder::shipped);
        running = switch (loading.load(source)) {
            case RulesReading.Usable(var rules, var examples) -> Running.of(rules, source, clock.instant());
            case RulesReading.Unusable(var mistakes) -> throw new UnusableRules(mistakes);
        };
        meters.gauge("muara.router.rules", List.of(), this, it -> it.rules().size());
        announce();
    }

    /** To be asked once for messages that must all be decided by the same rules. */
    public RuleSet rules() {
        return running.rules();
    }

    public Running running() {
        return running;
    }

    /** Absent once the folder holds rules that are used. */
    public Optional<Refusal> refusal() {
        return refusal;
    }

    /** Takes these rules from now on, unless they are those that run, or something is wrong with them. */
    synchronized void offer(RulesSource source) {
        var version = source.version();
        if (version.equals(rules().version())) {
            refusal = Optional.empty();
            return;
        }
        if (isRefused(version)) {
            return;
        }
        switch (loading.load(source)) {
            case RulesReading.Usable(var rules, var examples) -> {
                running = Running.of(rules, source, clock.instant());
                refusal = Optional.empty();
                announce();
            }
            case RulesReading.Unusable(var mistakes) -> refuse(version, mistakes);
        }
    }

    /** @param version what tells this refusal from another: the same again is not worth a word */
    synchronized void refuse(String version, List<Mistake> mistakes) {
        if (isRefused(version)) {
            return;
        }
        refusal = Optional.of(new Refusal(version, clock.instant(), mistakes));
        meters.counter("muara.rules.refused").increment();
        LOG.errorf(
                "changed rules refused, the old ones decide on version=%s running=%s mistakes=%s",
                version, rules().version(), mistakes);
    }

    private boolean isRefused(String version) {
        return refusal.filter(it -> it.version().equals(version)).isPresent();
    }

    private void announce() {
        var rules = rules();
        versions.register(List.of(MultiGauge.Row.of(Tags.of("version", rules.version()), 1)), true);
        LOG.infof("rules loaded version=%s rules=%d", rules.version(), rules.size());
    }

    @Override
    public String name() {
        return "rules";
    }

    /** Asked once, when the service starts, so what it gives looks anew whenever it is looked at. */
    @Override
    public Map<String, Object> data() {
        return new AbstractMap<>() {
            @Override
            public Set<Entry<String, Object>> entrySet() {
                return running.facts().entrySet();
            }
        };
    }

    private static RulesSource read(Path folder) {
        try {
            return RulesFolder.read(folder);
        } catch (IOException e) {
            throw new UnusableRules(folder, e);
        }
    }
}
