package io.muara.router.learning;

import io.muara.contracts.Findings.Suggestion;
import io.quarkus.runtime.Startup;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** What was learned, asked about new messages. For any number of threads. */
@Startup
@ApplicationScoped
public class Suggestions {

    private final Optional<ModelFile> model;

    Suggestions(SuggestionsConfig config, Vertx vertx) {
        model = config.model().map(ModelFile::new);
        model.ifPresent(file -> vertx.setPeriodic(
                config.checkEvery().toMillis(),
                timer -> vertx.executeBlocking(() -> {
                    file.check();
                    return file;
                })));
    }

    /** Empty when nothing was learned, or nothing about any of these words. */
    public Optional<Suggestion> of(Optional<String> subject, String text) {
        return model.flatMap(file -> file.newest().suggest(subject, text));
    }

    /** Of the model that is asked now. */
    public Optional<String> version() {
        return model.map(file -> file.newest().version());
    }
}
