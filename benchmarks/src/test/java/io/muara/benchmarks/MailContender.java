package io.muara.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Somebody who takes all mails out of the same mailbox when told to, in a process of its own with the same memory. */
final class MailContender implements AutoCloseable {

    private static final List<String> FLAGS = List.of(
            "-Xms160m",
            "-Xmx160m",
            "-XX:+UseSerialGC",
            "-XX:ReservedCodeCacheSize=64m",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private final String name;
    private final Process process;
    private final BufferedReader answers;
    private final Writer requests;

    private MailContender(String name, Process process) {
        this.name = name;
        this.process = process;
        this.answers = new BufferedReader(process.inputReader(UTF_8));
        this.requests = process.outputWriter(UTF_8);
    }

    /** @param further flags of its JVM */
    static MailContender start(String name, String main, List<String> further, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(ServerProcess.java()));
        command.addAll(FLAGS);
        command.addAll(further);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
        command.addAll(List.of(arguments));
        var log = Path.of(System.getProperty("java.io.tmpdir"), "muara-bench-%s.log".formatted(name.replace(' ', '-')));
        var process = ServerProcess.mortal(new ProcessBuilder(command).redirectError(log.toFile()));
        var contender = new MailContender(name, process);
        contender.await("ready");
        return contender;
    }

    String name() {
        return name;
    }

    /** Takes the whole mailbox once. */
    Duration take() throws IOException {
        requests.write("go\n");
        requests.flush();
        return Duration.ofNanos(Long.parseLong(await("took ")));
    }

    /** Processor time that it has used. */
    Duration used() {
        return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private String await(String beginning) throws IOException {
        for (var line = answers.readLine(); line != null; line = answers.readLine()) {
            if (line.startsWith(beginning)) {
                return line.substring(beginning.length());
            }
        }
        throw new IOException("%s ended; its last words are in java.io.tmpdir".formatted(name));
    }

    @Override
    public void close() throws IOException {
        requests.close();
        process.destroy();
    }
}
