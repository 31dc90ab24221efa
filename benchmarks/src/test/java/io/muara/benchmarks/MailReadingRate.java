package io.muara.benchmarks;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.muara.attachments.DirectoryAttachments;
import io.muara.email.Intake;
import io.muara.email.Ours;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * How long a JVM that has just started reads 10,000 mails on all cores, to the record that would go to Kafka, and whether its memory
 * grows over 100,000.
 */
public final class MailReadingRate {

    private static final int DIFFERENT = 1_000;
    private static final int COUNTED = 10_000;
    private static final int ALL = 100_000;

    private final List<byte[]> mails = BenchMails.some(DIFFERENT);
    private final Intake intake;

    private MailReadingRate(Intake intake) {
        this.intake = intake;
    }

    public static void main(String[] arguments) throws Exception {
        var store = new DirectoryAttachments(Files.createTempDirectory("muara-bench-mails"));
        var intake = new Intake("bench", Ours.UNKNOWN, store, new SimpleMeterRegistry(), Clock.systemUTC());
        var rate = new MailReadingRate(intake);
        say(0, 0, 0);
        try (var workers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            for (var read = 0; read < ALL; read += COUNTED) {
                var busy = cpu();
                var start = System.nanoTime();
                rate.read(workers);
                say(read + COUNTED, System.nanoTime() - start, cpu() - busy);
            }
        }
        System.exit(0);
    }

    private void read(ExecutorService workers) throws InterruptedException {
        var tenth = mails.stream()
                .<Callable<Integer>>map(
                        raw -> () -> intake.read(raw, Optional.empty()).value().length)
                .toList();
        for (var read = 0; read < COUNTED; read += DIFFERENT) {
            var unused = workers.invokeAll(tenth);
        }
    }

    private static void say(int read, long took, long busy) {
        System.gc();
        var held = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        System.out.printf(
                Locale.ROOT,
                "%,7d mails   the last 10,000 in %5.1f s, %4d µs of processor each   held %5.1f MB%n",
                read,
                took / 1e9,
                NANOSECONDS.toMicros(busy) / COUNTED,
                held / 1e6);
    }

    private static long cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    }
}
