package io.muara.router.loading;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.muara.contracts.written.Folder;
import io.muara.contracts.written.Mistake;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jboss.logging.Logger;

/** Looks at the folders of rules again and again: nothing else tells of a change behind the link of a ConfigMap. */
@ApplicationScoped
class RulesWatch {

    private static final Logger LOG = Logger.getLogger(RulesWatch.class);

    private final RulesConfig config;
    private final RulesInForce rules;
    private final ShadowRules shadow;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("rules-watch").factory());

    RulesWatch(RulesConfig config, RulesInForce rules, ShadowRules shadow) {
        this.config = config;
        this.rules = rules;
        this.shadow = shadow;
    }

    void start(@Observes StartupEvent event) {
        requirePositive("reload-every", config.reloadEvery());
        requirePositive("time-limit", config.timeLimit());
        config.folder().ifPresent(folder -> watch(folder, rules.slot()));
        config.shadowFolder().ifPresent(folder -> watch(folder, shadow.slot()));
    }

    @PreDestroy
    void stop() {
        timer.shutdownNow();
    }

    private void watch(Path folder, Slot slot) {
        var every = config.reloadEvery().toMillis();
        var unused = timer.scheduleWithFixedDelay(() -> look(folder, slot), 0, every, MILLISECONDS);
    }

    private static void look(Path folder, Slot slot) {
        try {
            slot.offer(Folder.read(folder));
        } catch (IOException | UncheckedIOException e) {
            var reason = "cannot be read: " + e;
            slot.refuse(reason, List.of(new Mistake(folder.toString(), 1, 1, "", reason, Optional.empty())));
        } catch (RuntimeException | StackOverflowError e) {
            LOG.errorf(e, "rules not looked at, trying again folder=%s", folder);
        }
    }

    private static void requirePositive(String property, Duration given) {
        if (given.toMillis() < 1) {
            throw new UnusableRules(
                    "muara.rules.%s must be longer than nothing, such as 10s, but was %s".formatted(property, given));
        }
    }
}
