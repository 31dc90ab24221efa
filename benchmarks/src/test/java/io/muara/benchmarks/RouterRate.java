package io.muara.benchmarks;

import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import io.muara.contracts.kafka.DurableProducer;
import io.muara.contracts.kafka.TopicCreation;
import io.muara.testkit.Ports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * How fast the router that ships takes messages from one topic to the next, beside a program that only passes the same records on: one
 * after the other, each from the beginning of the topic.
 */
public final class RouterRate {

    private static final int WARM_UP = 600_000;
    private static final int MEASURED = 200_000;
    private static final int CONVERSATIONS = 2_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long GLANCE_MILLIS = 10;
    private static final List<String> BARE = List.of("bare.before", "bare.after");

    private final String bootstrap;
    private final Map<String, Object> cluster;
    private final ServerProcess kafka;

    private RouterRate(ServerProcess kafka) {
        this.bootstrap = "localhost:" + kafka.port();
        this.cluster = Map.of("bootstrap.servers", bootstrap);
        this.kafka = kafka;
    }

    /** @param arguments the folder of this repository, then further flags for the router's JVM, such as those that record a profile */
    public static void main(String[] arguments) throws Exception {
        var folder = Files.createTempDirectory("muara-bench-router");
        try (var kafka = ServerProcess.start(
                Broker.class, List.of("-Xms512m", "-Xmx512m", "-XX:+UseSerialGC"), folder.toString())) {
            new RouterRate(kafka)
                    .compare(Path.of(arguments[0]), List.of(arguments).subList(1, arguments.length));
        }
        System.exit(0);
    }

    private void compare(Path home, List<String> flags) throws Exception {
        TopicCreation.ensure(
                cluster, List.of(Topics.INBOUND, Topics.ROUTED, BARE.getFirst(), BARE.getLast()), PATIENCE);
        fill();
        System.out.printf("%n%-12s %10s %8s %12s %12s%n", "from topic", "messages/s", "of bare", "CPU", "CPU Kafka");
        var before = bare(BARE.getFirst());
        var router = router(home, flags);
        var after = bare(BARE.getLast());
        var bare = (before.perSecond() + after.perSecond()) / 2;
        for (var rate : List.of(before, router, after)) {
            System.out.printf(
                    Locale.ROOT,
                    "%-12s %10.0f %8.2f %9.0f µs %9.0f µs%n",
                    rate.name(),
                    rate.perSecond(),
                    rate.perSecond() / bare,
                    rate.micros(rate.own()),
                    rate.micros(rate.kafka()));
        }
    }

    private Rate bare(String topic) throws Exception {
        try (var bare = Contender.own("bare", BareRoute.class, bootstrap, topic)) {
            return measure(bare, topic);
        }
    }

    private Rate router(Path home, List<String> flags) throws Exception {
        var settings = new ArrayList<>(flags);
        var port = Ports.free();
        settings.add("-Dquarkus.http.port=" + port);
        settings.add("-Dkafka.bootstrap.servers=" + bootstrap);
        settings.add("-Dquarkus.log.level=WARN");
        var jar = home.resolve("router-service/target/quarkus-app/quarkus-run.jar");
        try (var router = Contender.service("router", jar, port, settings)) {
            return measure(router, Topics.ROUTED);
        }
    }

    private Rate measure(Contender contender, String topic) throws Exception {
        try (var admin = Admin.create(cluster)) {
            await(admin, topic, WARM_UP);
            var own = contender.used();
            var broker = kafka.used();
            var start = System.nanoTime();
            var first = written(admin, topic);
            await(admin, topic, WARM_UP + MEASURED);
            var took = Duration.ofNanos(System.nanoTime() - start);
            return new Rate(
                    contender.name(),
                    WARM_UP + MEASURED - first,
                    took,
                    contender.used().minus(own),
                    kafka.used().minus(broker));
        }
    }

    private static void await(Admin admin, String topic, long count) throws Exception {
        while (written(admin, topic) < count) {
            TimeUnit.MILLISECONDS.sleep(GLANCE_MILLIS);
        }
    }

    private static long written(Admin admin, String topic) throws Exception {
        var ends = IntStream.range(0, Topics.PARTITIONS)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .collect(Collectors.toMap(partition -> partition, any -> OffsetSpec.latest()));
        return admin.listOffsets(ends).all().get().values().stream()
                .mapToLong(ListOffsetsResultInfo::offset)
                .sum();
    }

    private void fill() throws Exception {
        var many = new ManyRules();
        try (var producer = DurableProducer.insistent(cluster, "fill", PATIENCE)) {
            var sent = new ArrayList<Future<RecordMetadata>>();
            for (var i = 0; i < WARM_UP + MEASURED; i++) {
                var message = Messages.saying(
                        Messages.SAID + " " + many.message(3), "+62811" + i % CONVERSATIONS, "wamid." + i);
                sent.add(producer.send(new ProducerRecord<>(
                        Topics.INBOUND, message.conversation().toString(), Wire.bytes(message))));
            }
            for (var one : sent) {
                one.get();
            }
        }
    }

    private record Rate(String name, long messages, Duration took, Duration own, Duration kafka) {

        double perSecond() {
            return messages / (took.toNanos() / 1e9);
        }

        double micros(Duration used) {
            return used.toNanos() / 1e3 / messages;
        }
    }
}
