package io.muara.local;

import io.muara.testkit.Ports;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives every journey the same platform: it starts once a run and each journey leaves it as it found it, up. */
final class OnePlatform implements ParameterResolver {

    private static final Namespace HERE = Namespace.create(OnePlatform.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Platform.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(HERE)
                .computeIfAbsent(Started.class, key -> Started.now(), Started.class)
                .platform();
    }

    private record Started(DataFolder data, Platform platform) implements AutoCloseable {

        static Started now() {
            var folder = Path.of(
                            "target", "journeys", Long.toString(Instant.now().toEpochMilli()))
                    .toAbsolutePath();
            var data = DataFolder.open(folder, true);
            var platform = Platform.start(Home.path(), data, freeAddresses(), System.out::println);
            new FirstAgents(new Api(platform.addresses().ticketUrl(), platform.apiKey())).addIfNone();
            return new Started(data, platform);
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
