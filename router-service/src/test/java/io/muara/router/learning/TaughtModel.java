package io.muara.router.learning;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A model that knows two categories, for a router to start with. */
public final class TaughtModel implements QuarkusTestResourceLifecycleManager {

    private Path file = Path.of("not-yet");

    @Override
    public Map<String, String> start() {
        try {
            file = Files.createTempFile("suggestions", ".model");
            Files.write(file, bytes());
        } catch (IOException e) {
            throw new UncheckedIOException("a model for the test cannot be written", e);
        }
        return Map.of("muara.suggestions.model", file.toString(), "muara.suggestions.check-every", "200ms");
    }

    static byte[] bytes() {
        var lessons = new Lessons();
        Stories.ofManyTickets().forEach(lessons::add);
        return ((Training.Outcome.Trained) Training.train(lessons.learned())).model();
    }

    @Override
    public void stop() {
        file.toFile().delete();
    }
}
