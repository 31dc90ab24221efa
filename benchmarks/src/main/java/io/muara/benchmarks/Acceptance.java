package io.muara.benchmarks;

import io.muara.contracts.kafka.TopicCreation;
import io.muara.testkit.LocalSecrets;
import io.muara.testkit.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How fast ingest-chat alone accepts signed webhooks, with only Kafka beside it: the jar that ships, a bare baseline and an
 * Apache Camel route, called in turns by the same callers, never two at once.
 */
public final class Acceptance implements AutoCloseable {

    private static final int WRONG_CALL = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<String> BROKER_FLAGS = List.of("-Xms512m", "-Xmx512m", "-XX:+UseSerialGC");

    /** The address that Twilio knows in profile local, whatever port we really listen on. */
    private static final String KNOWN = "http://localhost:8081";

    private static final String ACCOUNT = "demo";

    private final Plan plan;
    private final AcceptanceTable table;
    private final Path folder;
    private final ServerProcess kafka;
    private final List<Contender> contenders = new ArrayList<>();

    Acceptance(Plan plan, AcceptanceTable table) throws Exception {
        this.plan = plan;
        this.table = table;
        this.folder = Files.createTempDirectory("muara-bench-kafka");
        this.kafka = ServerProcess.start(Broker.class, BROKER_FLAGS, folder.toString());
        startContenders("localhost:" + kafka.port());
    }

    public static void main(String[] arguments) throws Exception {
        try {
            var plan = Plan.usual(Path.of(System.getProperty("muara.home"))).with(arguments);
            var table = new AcceptanceTable(System.out);
            try (var acceptance = new Acceptance(plan, table)) {
                acceptance.run();
            }
            System.exit(0);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(WRONG_CALL);
        }
    }

    void run() throws IOException, InterruptedException {
        measure("WhatsApp, JSON", new WhatsappWebhooks(ACCOUNT, LocalSecrets.META));
        measure(
                "Twilio, form",
                new TwilioWebhooks(ACCOUNT, LocalSecrets.TWILIO_ACCOUNT, LocalSecrets.TWILIO_TOKEN, KNOWN));
    }

    private void startContenders(String bootstrap) throws Exception {
        TopicCreation.ensure(
                Map.of("bootstrap.servers", bootstrap), List.of(Baseline.TOPIC, CamelPeer.TOPIC), PATIENCE);
        contenders.add(Contender.own("nothing (ceiling)", Ceiling.class));
        contenders.add(Contender.own(AcceptanceTable.BASELINE, Baseline.class, bootstrap));
        contenders.add(Contender.own(
                "Camel route", CamelPeer.class, bootstrap, LocalSecrets.META, LocalSecrets.TWILIO_TOKEN, KNOWN));
        var port = Ports.free();
        var settings = Stream.concat(
                        Stream.of(plan.flags().split(" ")).filter(flag -> !flag.isEmpty()),
                        Stream.of(
                                "-Dquarkus.profile=local",
                                "-Dquarkus.http.port=" + port,
                                "-Dkafka.bootstrap.servers=" + bootstrap))
                .toList();
        contenders.add(Contender.service(AcceptanceTable.OURS, plan.service(), port, settings));
    }

    private void measure(String title, Webhooks webhooks) throws IOException, InterruptedException {
        var called = new ArrayList<Measured>();
        for (var contender : contenders) {
            contender.awaitAccepting(webhooks);
            var repertoire = new Repertoire(webhooks, contender.at(webhooks.path()));
            var callers = new Callers(contender.at("/"), plan.connections(), due -> repertoire.next());
            warmUp(contender, callers);
            called.add(new Measured(contender, callers));
        }
        for (int round = 0; round < plan.rounds(); round++) {
            called.forEach(each -> each.add(peak(each)));
        }
        table.peaks(title, called);
        var half =
                Math.max(1, (int) (Measured.named(AcceptanceTable.OURS, called).perSecond() / 2));
        table.rate(half);
        called.forEach(each -> table.atRate(each.name(), each.callers().atRate(half, 2 * plan.seconds())));
    }

    /** By calls, not by time: on a busy machine compilers need longer for the same code. */
    private void warmUp(Contender contender, Callers callers) throws IOException {
        for (var accepted = 0L; accepted < plan.warmUp(); ) {
            var more = callers.asFastAsAccepted(1).accepted();
            if (more == 0) {
                throw new IOException("%s accepts nothing any more".formatted(contender.name()));
            }
            accepted += more;
        }
    }

    private Measured.Round peak(Measured called) {
        var server = called.contender().used();
        var broker = kafka.used();
        var own = ownUsed();
        var result = called.callers().asFastAsAccepted(plan.seconds());
        return new Measured.Round(
                result,
                called.contender().used().minus(server),
                kafka.used().minus(broker),
                ownUsed().minus(own));
    }

    private static Duration ownUsed() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public void close() throws IOException {
        for (var contender : contenders) {
            contender.close();
        }
        kafka.close();
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
