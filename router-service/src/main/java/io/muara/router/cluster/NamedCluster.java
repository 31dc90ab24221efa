package io.muara.router.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * Kafka as somebody at a terminal names it.
 *
 * @param settings of any client of it; may hold secrets
 */
public record NamedCluster(Map<String, Object> settings) {

    private static final String BOOTSTRAP = CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG;
    private static final String LOCAL = "localhost:9092";

    public NamedCluster {
        settings = Map.copyOf(settings);
    }

    /**
     * @param address goes before the file's; the local one where nobody names any
     * @param file of properties, as Kafka's own tools take them, for clusters that want to know who asks
     * @throws IllegalArgumentException with a sentence, when the file cannot be read
     */
    public static NamedCluster of(Optional<String> address, Optional<String> file) {
        var settings = new HashMap<String, Object>(file.map(NamedCluster::read).orElse(Map.of()));
        address.ifPresent(it -> settings.put(BOOTSTRAP, it));
        settings.putIfAbsent(BOOTSTRAP, LOCAL);
        return new NamedCluster(settings);
    }

    /** The same for a client with settings of its own, which go before. */
    public Map<String, Object> with(Map<String, Object> own) {
        var all = new HashMap<>(settings);
        all.putAll(own);
        return all;
    }

    /** What its client says of itself is seldom what is wrong. */
    public static String reason(Throwable failure) {
        return failure.getCause() == null ? String.valueOf(failure.getMessage()) : reason(failure.getCause());
    }

    @Override
    public String toString() {
        return String.valueOf(settings.get(BOOTSTRAP));
    }

    private static Map<String, String> read(String file) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(Path.of(file))) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException("'%s' cannot be read as properties: %s".formatted(file, e), e);
        }
        var settings = new HashMap<String, String>();
        properties.stringPropertyNames().forEach(name -> settings.put(name, properties.getProperty(name)));
        return settings;
    }
}
