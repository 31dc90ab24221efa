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

    /** What named the rules before there were folders. Stops start-up: who set it believes that these rules decide. */
    Optional<String> file();

    /** Where rules lie that decide beside them, for comparison only; none when absent. */
    Optional<Path> shadowFolder();

    /** How often the folders are looked at for changes. */
    @WithDefault("10s")
    Duration reloadEvery();

    /** What becomes of rules that decide one of their own examples otherwise than it says. */
    @WithDefault("refuse")
    FailingExamples examples();

    /** How long one message may take; one that takes longer is decided by the defaults. */
    @WithDefault("1s")
    Duration timeLimit();

    enum FailingExamples {
        REFUSE,
        WARN
    }
}
