package io.muara.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own that never outlives us, whatever ends us. */
record ServerProcess(Process process, int port) implements AutoCloseable {

    /** What a server of ours says once it can be called, before its port. */
    static final String LISTENING = "listening on ";

    /** Else Kafka's broker and clients log every request, down to the finest detail, to nowhere. */
    private static final String SILENT = "-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider";

    private static final long GRACE_SECONDS = 15;

    /** @param main one of this module's classes */
    static ServerProcess start(Class<?> main, List<String> flags, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(java()));
        command.addAll(flags);
        command.addAll(List.of(
                SILENT,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        var process = mortal(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD));
        return new ServerProcess(process, port(main, process));
    }

    /** Starts what ends at the latest when we do. */
    static Process mortal(ProcessBuilder builder) throws IOException {
        var process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        return process;
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Says where the server is and waits until whoever started it is gone. */
    static void serve(int port) throws IOException {
        System.out.println(LISTENING + port);
        while (System.in.read() >= 0) {
            // What is said does not matter, only that somebody is still there.
        }
    }

    long pid() {
        return process.pid();
    }

    /** Processor time that it has used, user and system, in steps of ten milliseconds. */
    Duration used() {
        return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static int port(Class<?> main, Process process) throws IOException {
        var lines = new BufferedReader(process.inputReader(UTF_8));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(LISTENING)) {
                return Integer.parseInt(line.substring(LISTENING.length()));
            }
        }
        throw new IOException("%s ended before it listened".formatted(main.getSimpleName()));
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.destroy();
        try {
            if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
