package io.muara.router.stream;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

@ConfigMapping(prefix = "muara.rules")
interface RulesConfig {

    /** Where the rules lie to decide by; the shipped ones when absent. */
    Optional<Path> folder();
}
