package io.muara.router.learning;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

@ConfigMapping(prefix = "muara.suggestions")
interface SuggestionsConfig {

    /** What {@code ./muara learn} made; without it nothing is suggested. */
    Optional<Path> model();

    /** How often to look whether the model is another one. */
    @WithDefault("30s")
    Duration checkEvery();
}
