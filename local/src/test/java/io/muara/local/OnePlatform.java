package io.muara.local;

import io.muara.testkit.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives every journey the same platform: it starts once a run and each journey leaves it as it found it, up. */
final class OnePlatform implements ParameterResolver {

    private static final Namespace HERE = Namespace.create(OnePlatform.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return type == Platform.class || type == Place.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var started =
                context.getRoot().getStore(HERE).computeIfAbsent(Started.class, key -> Started.now(), Started.class);
        return parameter.getParameter().getType() == Place.class ? started.place() : started.platform();
    }

    /**
     * Where the platform lies.
     *
     * @param rules those that ship, and one that acknowledges what {@link Neighbour} and we write to each other
     */
    record Place(Path folder, Path rules) {

        private static final String ACKNOWLEDGING = """
                rules:
                  - name: neighbours
                    order: 1
                    when: { sender: ["@tetangga.example", "@muara.local"] }
                    then: { acknowledge: true }
                """;

        static Place in(Path folder) {
            var shipped = Home.path().resolve("router-service/src/main/resources/rules");
            var rules = folder.resolve("rules");
            try (var files = Files.list(shipped)) {
                Files.createDirectories(rules);
                for (var file : files.toList()) {
                    Files.copy(file, rules.resolve(file.getFileName()));
                }
                Files.writeString(rules.resolve("neighbours.yaml"), ACKNOWLEDGING);
            } catch (IOException e) {
                throw new UncheckedIOException("the rules cannot be copied to " + rules, e);
            }
            return new Place(folder, rules);
        }
    }

    private record Started(Place place, DataFolder data, Platform platform) implements AutoCloseable {

        static Started now() {
            var folder = Path.of(
                            "target", "journeys", Long.toString(Instant.now().toEpochMilli()))
                    .toAbsolutePath();
            var data = DataFolder.open(folder, true);
            var place = Place.in(folder);
            var platform =
                    Platform.start(Home.path(), data, freeAddresses(), Optional.of(place.rules()), System.out::println);
            new FirstAgents(new Api(platform.addresses().ticketUrl(), platform.apiKey())).addIfNone();
            return new Started(place, data, platform);
        }

        private static Addresses freeAddresses() {
            return new Addresses(
                    Ports.free(),
                    Ports.free(),
                    Ports.free(),
                    Ports.free(),
                    Ports.free(),
                    Ports.free(),
                    Ports.free(),
                    Ports.free(),
                    Ports.free(),
                    Ports.free());
        }

        @Override
        public void close() {
            platform.close();
            data.close();
        }
    }
}
