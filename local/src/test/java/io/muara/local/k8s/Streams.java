package io.muara.local.k8s;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** How the services read their topics, as their own settings say. */
final class Streams {

    private Streams() {}

    /** The setting of the stream by which a service reads a topic. */
    static String setting(String service, String topic, String name) {
        var settings = settings(service);
        return settings.stringPropertyNames().stream()
                .filter(key -> key.startsWith("mp.messaging.incoming.") && key.endsWith(".topic"))
                .filter(key -> settings.getProperty(key).equals(topic))
                .map(key -> settings.getProperty(key.replaceFirst("topic$", name)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("%s does not read %s".formatted(service, topic)));
    }

    private static Properties settings(String service) {
        var file = Path.of("..", service, "src/main/resources/application.properties");
        var settings = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            settings.load(reader);
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be read".formatted(file), e);
        }
    }
}
