package io.muara.router.loading;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.muara.router.rules.Mistake;
import io.muara.router.rules.RulesFolder;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jboss.logging.Logger;

/** Looks at the folder of rules again and again: nothing else tells of a change behind the link of a ConfigMap. */
@ApplicationScoped
class RulesWatch {

    private static final Logger LOG = Logger.getLogger(RulesWatch.class);

    private final RulesConfig config;
    private final RulesInForce rules;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("rules-watch").factory());

    RulesWatch(RulesConfig config, RulesInForce rules) {
        this.config = config;
        this.rules = rules;
    }

    void start(@Observes StartupEvent event) {
        var millis = config.reloadEvery().toMillis();
        if (millis < 1) {
            throw new UnusableRules("muara.rules.reload-every must be longer than nothing, such as 10s, but was "
                    + config.reloadEvery());
        }
        if (config.folder().isPresent()) {
            var folder = config.folder().get();
            var unused = timer.scheduleWithFixedDelay(() -> look(folder), millis, millis, MILLISECONDS);
        }
    }

    @PreDestroy
    void stop() {
        timer.shutdownNow();
    }

    private void look(Path folder) {
        try {
            rules.offer(RulesFolder.read(folder));
        } catch (IOException | UncheckedIOException e) {
            var reason = "cannot be read: " + e;
            rules.refuse(reason, List.of(new Mistake(folder.toString(), 1, 1, "", reason, Optional.empty())));
        } catch (RuntimeException | StackOverflowError e) {
            LOG.errorf(e, "rules not looked at, trying again folder=%s", folder);
        }
    }
}
