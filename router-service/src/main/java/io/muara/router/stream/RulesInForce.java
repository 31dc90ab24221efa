package io.muara.router.stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.muara.router.rules.RuleSet;
import io.muara.router.rules.RulesFiles;
import io.muara.router.rules.RulesFolder;
import io.muara.router.rules.RulesReading;
import io.muara.router.rules.RulesSource;
import io.quarkus.info.runtime.spi.InfoContributor;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** The rules this service decides by. Read once at start-up, which does not happen with files that have mistakes. */
@Startup
@ApplicationScoped
class RulesInForce implements InfoContributor {

    private static final Logger LOG = Logger.getLogger(RulesInForce.class);

    private final RuleSet rules;

    RulesInForce(RulesConfig config, MeterRegistry meters) {
        rules = usable(RulesFiles.read(config.folder().map(RulesInForce::read).orElseGet(RulesFolder::shipped)));
        meters.gauge("muara.router.rules", List.of(), rules, it -> it.size());
        LOG.infof("rules loaded version=%s rules=%d", rules.version(), rules.size());
    }

    RuleSet rules() {
        return rules;
    }

    @Override
    public String name() {
        return "rules";
    }

    @Override
    public Map<String, Object> data() {
        return Map.of("version", rules.version(), "count", rules.size());
    }

    private static RuleSet usable(RulesReading reading) {
        return switch (reading) {
            case RulesReading.Usable(var rules, var examples) -> rules;
            case RulesReading.Unusable(var mistakes) -> throw new UnusableRules(mistakes);
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
