package io.muara.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/**
 * One real Kafka broker in KRaft mode inside this JVM. Its records lie in a folder and are there again after a restart.
 * Not for use by several threads at once.
 */
public final class EmbeddedKafka implements AutoCloseable {

    private static final String CLUSTER_ID = "muaraLocalClusterId000";
    private static final int NODE = 1;

    private final KafkaConfig config;
    private final int port;
    private final Runnable afterwards;
    private @Nullable KafkaRaftServer server;

    private EmbeddedKafka(KafkaConfig config, int port, Runnable afterwards) {
        this.config = config;
        this.port = port;
        this.afterwards = afterwards;
    }

    /** Starts a broker, or starts one again on the records that lie in the folder. */
    public static EmbeddedKafka start(Path folder, int port) {
        return start(folder, port, Map.of(), () -> {});
    }

    /** One that lets in nobody but this user, who must say their password (SASL, PLAIN). */
    public static EmbeddedKafka startGuarded(Path folder, int port, String user, String password) {
        return start(
                folder,
                port,
                Map.ofEntries(
                        entry("listener.security.protocol.map", "CONTROLLER:PLAINTEXT,PLAINTEXT:SASL_PLAINTEXT"),
                        entry("sasl.enabled.mechanisms", "PLAIN"),
                        entry("sasl.mechanism.inter.broker.protocol", "PLAIN"),
                        entry(
                                "listener.name.plaintext.plain.sasl.jaas.config",
                                "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%1$s\" password=\"%2$s\" user_%1$s=\"%2$s\";"
                                        .formatted(user, password))),
                () -> {});
    }

    /** Starts a broker of which nothing is left when it is closed. */
    public static EmbeddedKafka startTemporary() {
        return startTemporary(Ports.free());
    }

    /** The same on a port that somebody looks for it at. */
    public static EmbeddedKafka startTemporary(int port) {
        var folder = TemporaryFolder.make();
        return start(folder.path(), port, Map.of(), folder::delete);
    }

    public String bootstrapServers() {
        return "localhost:" + port;
    }

    /** Stops the broker in good order; what it acknowledged is kept. */
    public void pause() {
        if (server == null) {
            return;
        }
        server.shutdown();
        server.awaitShutdown();
        server = null;
    }

    /** Starts the broker again on the same port and records. */
    public void resume() {
        if (server != null) {
            return;
        }
        var starting = new KafkaRaftServer(config, Time.SYSTEM);
        starting.startup();
        server = starting;
    }

    @Override
    public void close() {
        pause();
        afterwards.run();
    }

    private static EmbeddedKafka start(Path folder, int port, Map<String, String> further, Runnable afterwards) {
        var settings = settings(folder, port, Ports.free());
        settings.putAll(further);
        var config = new KafkaConfig(settings, false);
        format(folder);
        var kafka = new EmbeddedKafka(config, port, afterwards);
        kafka.resume();
        return kafka;
    }

    private static void format(Path folder) {
        try {
            Files.createDirectories(folder);
            new Formatter()
                    .setClusterId(CLUSTER_ID)
                    .setNodeId(NODE)
                    .setControllerListenerName("CONTROLLER")
                    .setMetadataLogDirectory(folder.toString())
                    .addDirectory(folder.toString())
                    .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setIgnoreFormatted(true)
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), true, UTF_8))
                    .run();
        } catch (Exception e) {
            throw new IllegalStateException("Kafka's folder %s cannot be prepared".formatted(folder), e);
        }
    }

    private static Properties settings(Path folder, int port, int controllerPort) {
        var settings = new Properties();
        settings.putAll(Map.ofEntries(
                entry("process.roles", "broker,controller"),
                entry("node.id", Integer.toString(NODE)),
                entry("controller.quorum.voters", "%d@localhost:%d".formatted(NODE, controllerPort)),
                entry(
                        "listeners",
                        "PLAINTEXT://localhost:%d,CONTROLLER://localhost:%d".formatted(port, controllerPort)),
                entry("advertised.listeners", "PLAINTEXT://localhost:" + port),
                entry("controller.listener.names", "CONTROLLER"),
                entry("listener.security.protocol.map", "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT"),
                entry("log.dirs", folder.toString()),
                entry("auto.create.topics.enable", "false"),
                entry("default.replication.factor", "1"),
                entry("min.insync.replicas", "1"),
                entry("offsets.topic.replication.factor", "1"),
                entry("offsets.topic.num.partitions", "4"),
                entry("transaction.state.log.replication.factor", "1"),
                entry("transaction.state.log.min.isr", "1"),
                entry("transaction.state.log.num.partitions", "4"),
                entry("share.coordinator.state.topic.replication.factor", "1"),
                entry("group.initial.rebalance.delay.ms", "0"),
                entry("log.cleaner.dedupe.buffer.size", "2097152"),
                entry("num.network.threads", "2"),
                entry("num.io.threads", "4")));
        return settings;
    }
}
