package io.muara.benchmarks;

import io.muara.contracts.kafka.TopicCreation;
import io.muara.testkit.Dovecot;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How fast a mailbox on Dovecot becomes acknowledged messages on Kafka, beside Angus that only fetches the same mails and an
 * Apache Camel route that passes them on raw: in turns, never two at once.
 */
public final class MailIntake {

    private static final String LOGIN = "support";
    private static final String PASSWORD = "bench";
    private static final int MAILS = 2_000;
    private static final int WARM_UP = 12;
    private static final int ROUNDS = 9;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String OURS = "io.muara.email.mailbox.DrainOnRequest";

    private MailIntake() {}

    /** @param arguments further flags for the JVM of Muara's reader, such as those that record a profile */
    public static void main(String[] arguments) throws Exception {
        if (!Dovecot.isInstalled()) {
            System.err.println("bench email needs Dovecot: apt-get install dovecot-imapd");
            System.exit(2);
        }
        var folder = Files.createTempDirectory("muara-bench-email");
        try (var kafka = ServerProcess.start(
                        Broker.class,
                        List.of("-Xms512m", "-Xmx512m", "-XX:+UseSerialGC"),
                        folder.resolve("kafka").toString());
                var mail = Dovecot.startTemporary(Map.of(LOGIN, PASSWORD))) {
            var bootstrap = "localhost:" + kafka.port();
            TopicCreation.ensure(Map.of("bootstrap.servers", bootstrap), List.of(CamelMailPeer.TOPIC), PATIENCE);
            BenchMails.some(MAILS).forEach(raw -> mail.deliver(LOGIN, raw));
            var port = Integer.toString(mail.imapPort());
            try (var raw = MailContender.start(
                            "raw fetch", RawFetch.class.getName(), List.of(), port, LOGIN, PASSWORD);
                    var ours = MailContender.start(
                            "Muara",
                            OURS,
                            List.of(arguments),
                            bootstrap,
                            port,
                            LOGIN,
                            PASSWORD,
                            folder.resolve("attachments").toString());
                    var camel = MailContender.start(
                            "Camel route",
                            CamelMailPeer.class.getName(),
                            List.of(),
                            bootstrap,
                            port,
                            LOGIN,
                            PASSWORD,
                            Integer.toString(MAILS))) {
                compare(kafka, List.of(raw, ours), camel);
            }
        }
        System.exit(0);
    }

    private static void compare(ServerProcess kafka, List<MailContender> fast, MailContender camel) throws IOException {
        var measured = new ArrayList<Taken>();
        fast.forEach(contender -> measured.add(new Taken(contender)));
        for (var round = 0; round < WARM_UP; round++) {
            for (var each : measured) {
                each.contender().take();
            }
        }
        camel.take();
        var peer = new Taken(camel);
        for (var round = 0; round < ROUNDS; round++) {
            for (var each : measured) {
                each.add(kafka);
            }
            // It takes as long for one round as the others for all.
            if (round % 3 == 0) {
                peer.add(kafka);
            }
        }
        measured.add(peer);
        System.out.printf("%n%-14s %10s %10s %12s %12s%n", "2,000 mails", "mails/s", "of fetch", "CPU", "CPU Kafka");
        var fetch = measured.getFirst().perSecond();
        measured.forEach(each -> System.out.printf(
                Locale.ROOT,
                "%-14s %10.0f %10.2f %9.0f µs %9.0f µs%n",
                each.contender().name(),
                each.perSecond(),
                each.perSecond() / fetch,
                each.ownMicros(),
                each.kafkaMicros()));
    }

    /** What the rounds of one contender gave; every figure is the median. */
    private record Taken(MailContender contender, List<Round> rounds) {

        private static final double NANOS_PER_MICRO = 1_000;

        Taken(MailContender contender) {
            this(contender, new ArrayList<>());
        }

        void add(ServerProcess kafka) throws IOException {
            var own = contender.used();
            var broker = kafka.used();
            var took = contender.take();
            rounds.add(new Round(took, contender.used().minus(own), kafka.used().minus(broker)));
        }

        double perSecond() {
            return median(rounds.stream()
                    .mapToDouble(round -> MAILS / (round.took().toNanos() / 1e9))
                    .toArray());
        }

        double ownMicros() {
            return micros(rounds.stream().map(Round::own).toList());
        }

        double kafkaMicros() {
            return micros(rounds.stream().map(Round::kafka).toList());
        }

        private static double micros(List<Duration> used) {
            return median(used.stream()
                    .mapToDouble(each -> each.toNanos() / NANOS_PER_MICRO / MAILS)
                    .toArray());
        }

        private static double median(double[] figures) {
            Arrays.sort(figures);
            return figures[figures.length / 2];
        }

        private record Round(Duration took, Duration own, Duration kafka) {}
    }
}
