package io.muara.email.listener;

import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.muara.contracts.Topics;
import io.muara.email.EmailConfig;
import io.muara.email.Ours;
import io.muara.email.listener.ListenerConfig.Protocol;
import io.muara.ingest.arrival.ArrivalConfig;
import io.muara.ingest.arrival.Journal;
import io.muara.ingest.attachments.DirectoryAttachments;
import io.muara.ingest.cluster.Cluster;
import io.muara.ingest.cluster.TopicsAtStart;
import io.muara.testkit.EmbeddedKafka;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.spi.Converter;

/** A listener as it is wired in the service. */
final class Listening {

    private Listening() {}

    /** @param accounts whose addresses are their names at muara.id */
    static Listener start(int port, Protocol protocol, Journal journal, Path attachments, String... accounts) {
        return start(
                port,
                Map.of("protocol", protocol.name().toLowerCase(Locale.ROOT)),
                new Certificate(Optional.empty()),
                journal,
                attachments,
                accounts);
    }

    /** @param settings below {@code muara.email.listener} */
    static Listener start(
            int port,
            Map<String, String> settings,
            Certificate certificate,
            Journal journal,
            Path attachments,
            String... accounts) {
        var properties = new HashMap<>(Map.of(
                "muara.email.listener.port",
                Integer.toString(port),
                "muara.email.listener.host",
                "127.0.0.1",
                "muara.email.max-size",
                "100K"));
        settings.forEach((name, value) -> properties.put("muara.email.listener." + name, value));
        for (var account : accounts) {
            properties.put("muara.email.accounts." + account + ".address", account + "@muara.id");
            properties.put("muara.email.accounts." + account + ".smtp.host", "localhost");
        }
        var config = config(properties);
        var deliveries = new Deliveries(
                journal,
                Ours.UNKNOWN,
                new DirectoryAttachments(attachments),
                new SimpleMeterRegistry(),
                Clock.systemUTC());
        var listener = new Listener(
                config.getConfigMapping(ListenerConfig.class),
                config.getConfigMapping(EmailConfig.class),
                certificate,
                deliveries);
        listener.start(new StartupEvent());
        return listener;
    }

    /** One that is open. */
    static Journal journal(EmbeddedKafka kafka) throws InterruptedException {
        var cluster = new Cluster(Map.of("bootstrap.servers", kafka.bootstrapServers()), "ingest-email");
        var topics = new TopicsAtStart(cluster, List.of(), () -> true);
        var journal = new Journal(cluster, topics, config(Map.of()).getConfigMapping(ArrivalConfig.class));
        topics.start(new StartupEvent());
        journal.start(new StartupEvent());
        topics.await();
        await().atMost(Duration.ofSeconds(60)).until(() -> isOpen(journal));
        return journal;
    }

    private static boolean isOpen(Journal journal) {
        var written = new CompletableFuture<Boolean>();
        journal.write(List.of(new ProducerRecord<>(Topics.PARTS, "key", new byte[] {1})), written::complete);
        return written.join();
    }

    static SmallRyeConfig config(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .withMapping(EmailConfig.class)
                .withMapping(ListenerConfig.class)
                .withMapping(ArrivalConfig.class)
                .withValidateUnknown(false)
                .withConverters(new Converter<?>[] {new MemorySizeConverter(), new DurationConverter()})
                .withSources(new PropertiesConfigSource(properties, "test", 500))
                .build();
    }
}
