package io.muara.router.loading;

import io.micrometer.core.instrument.MeterRegistry;
import io.muara.contracts.written.Folder;
import io.muara.router.rules.RuleSet;
import io.muara.router.rules.RulesFolder;
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

/**
 * The rules this service decides by. It does not start with rules that have mistakes; later ones that have some change
 * nothing.
 */
@Startup
@ApplicationScoped
public class RulesInForce implements InfoContributor {

    private final Slot slot;

    RulesInForce(RulesConfig config, Clock clock, MeterRegistry meters) {
        config.file().ifPresent(file -> {
            throw new UnusableRules(
                    "muara.rules.file is '%s', but rules are read from folders now: set muara.rules.folder to the folder in which it lies, and take muara.rules.file away"
                            .formatted(file));
        });
        slot = new Slot("live", new Loading(config.examples()), clock, meters);
        slot.offer(config.folder().map(RulesInForce::read).orElseGet(RulesFolder::shipped));
        slot.refusal().ifPresent(refusal -> {
            throw new UnusableRules(refusal.mistakes());
        });
        meters.gauge("muara.router.rules", List.of(), this, it -> it.rules().size());
    }

    /** To be asked once for messages that must all be decided by the same rules. */
    public RuleSet rules() {
        return running().rules();
    }

    public Running running() {
        return slot.running().orElseThrow();
    }

    /** Absent once the folder holds rules that are used. */
    public Optional<Refusal> refusal() {
        return slot.refusal();
    }

    Slot slot() {
        return slot;
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
                return running().facts().entrySet();
            }
        };
    }

    private static Folder read(Path folder) {
        try {
            return Folder.read(folder);
        } catch (IOException e) {
            throw new UnusableRules(folder, e);
        }
    }
}
