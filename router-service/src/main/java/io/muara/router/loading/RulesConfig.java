package io.muara.router.loading;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

@ConfigMapping(prefix = "muara.rules")
public interface RulesConfig {

    /** Where the rules lie to decide by; the shipped ones when absent. */
    Optional<Path> folder();

    /** How often the folder is looked at for changes. */
    @WithDefault("10s")
    Duration reloadEvery();

    /** What becomes of rules that decide one of their own examples otherwise than it says. */
    @WithDefault("refuse")
    FailingExamples examples();

    enum FailingExamples {
        REFUSE,
        WARN
    }
}
