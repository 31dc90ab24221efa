package io.muara.router.stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.muara.router.rules.RuleSet;
import io.muara.router.rules.RulesFile;
import io.muara.router.rules.RulesReading;
import io.quarkus.info.runtime.spi.InfoContributor;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jboss.logging.Logger;

/** The rules this service decides by. Read once at start-up, which does not happen with a file that has mistakes. */
@Startup
@ApplicationScoped
class RulesInForce implements InfoContributor {

    private static final Logger LOG = Logger.getLogger(RulesInForce.class);
    private static final String SHIPPED = "rules.yaml";

    private final RuleSet rules;

    RulesInForce(RulesConfig config, MeterRegistry meters) {
        rules = usable(config.file().map(RulesInForce::read).orElseGet(RulesInForce::shipped));
        meters.gauge("muara.router.rules", List.of(), rules, it -> it.rules().size());
        LOG.infof(
                "rules loaded version=%s rules=%d",
                rules.version(), rules.rules().size());
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
        return Map.of("version", rules.version(), "count", rules.rules().size());
    }

    private static RuleSet usable(RulesReading reading) {
        return switch (reading) {
            case RulesReading.Usable(var rules) -> rules;
            case RulesReading.Unusable(var mistakes) -> throw new UnusableRules(mistakes);
        };
    }

    private static RulesReading read(Path file) {
        try {
            return RulesFile.read(file.toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UnusableRules(file, e);
        }
    }

    private static RulesReading shipped() {
        try (var resource = RulesFile.class.getResourceAsStream("/" + SHIPPED)) {
            return RulesFile.read(
                    SHIPPED, Objects.requireNonNull(resource, SHIPPED).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("the shipped rules cannot be read", e);
        }
    }
}
