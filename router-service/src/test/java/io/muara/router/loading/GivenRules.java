package io.muara.router.loading;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Settings for tests. */
record GivenRules(Path rules, FailingExamples examples, Duration reloadEvery, Optional<String> file)
        implements RulesConfig {

    GivenRules(Path rules, FailingExamples examples, Duration reloadEvery) {
        this(rules, examples, reloadEvery, Optional.empty());
    }

    @Override
    public Optional<Path> folder() {
        return Optional.of(rules);
    }

    @Override
    public Optional<Path> shadowFolder() {
        return Optional.empty();
    }

    @Override
    public Duration timeLimit() {
        return Duration.ofSeconds(1);
    }
}
