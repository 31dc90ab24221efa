package io.muara.local;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./muara up}: everything on this machine until Ctrl-C. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Starts the whole platform on this machine and runs until Ctrl-C.")
final class Up implements Callable<Integer> {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where the state lies (default: .muara in the repository).")
    private Path data = Home.path().resolve(".muara");

    @Option(names = "--clean", description = "Forget what lies there first.")
    private boolean clean;

    @Option(
            names = "--port-base",
            paramLabel = "N",
            description = "Listen on N to N+9 instead of the usual ports, so that two platforms fit on one machine.")
    private int portBase;

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "Decide by the rules in this folder instead of those that ship.")
    private Optional<Path> rules = Optional.empty();

    private final AtomicReference<@Nullable Thread> starting = new AtomicReference<>();

    @Override
    public Integer call() throws InterruptedException {
        var addresses = portBase == 0 ? Addresses.FIXED : Addresses.from(checked(portBase));
        var stopAsked = new CountDownLatch(1);
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stopAsked, stopped), "stop"));
        starting.set(Thread.currentThread());
        try (var folder = DataFolder.open(data.toAbsolutePath().normalize(), clean)) {
            InfrastructureLog.to(folder.resolve("logs").resolve("infrastructure.log"));
            new Leftovers(folder.resolve("processes")).stop();
            TakenPorts.refuse(addresses);
            run(folder, addresses, stopAsked);
            return 0;
        } finally {
            stopped.countDown();
        }
    }

    private void run(DataFolder folder, Addresses addresses, CountDownLatch stopAsked) throws InterruptedException {
        System.out.println("Starting Muara (state in %s)".formatted(folder.resolve("")));
        try (var platform =
                Platform.start(Home.path(), folder, addresses, rules, line -> System.out.println("  " + line))) {
            Running.write(folder, addresses);
            new Leftovers(folder.resolve("processes")).remember(platform.services());
            new FirstAgents(new Api(addresses.ticketUrl(), platform.apiKey())).addIfNone();
            starting.set(null);
            System.out.println(Welcome.text(addresses, platform.apiKey()));
            new Watch(platform, new Leftovers(folder.resolve("processes")), System.out::println).until(stopAsked);
            System.out.println("Stopping…");
        }
        System.out.println("Stopped. The state is kept in " + folder.resolve(""));
    }

    /** The shutdown hook: the JVM ends when it returns, so it returns when everything has stopped. */
    private void stop(CountDownLatch asked, CountDownLatch stopped) {
        asked.countDown();
        var thread = starting.getAndSet(null);
        if (thread != null) {
            thread.interrupt();
        }
        try {
            if (!stopped.await(20, TimeUnit.SECONDS)) {
                System.err.println("muara: not everything stopped within 20 s.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int checked(int base) {
        if (base < 1024 || base > 65_000) {
            throw new Refusal("--port-base must be between 1024 and 65000, but was %d.".formatted(base));
        }
        return base;
    }
}
