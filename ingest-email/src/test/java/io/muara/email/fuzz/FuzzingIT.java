package io.muara.email.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Looks for bytes that break a reader: with {@code ./muara test --long} of each reader for as long as it takes, in CI for moments, with
 * the same bytes for all of them, because starting takes longer than that.
 */
class FuzzingIT {

    private static final boolean LONG = Boolean.getBoolean("muara.tests.long");
    private static final Duration TIME = LONG ? Duration.ofSeconds(90) : Duration.ofSeconds(20);

    /** In CI the same bytes are tried in every build, as far as it comes; 0 is another one each time. */
    private static final int SEED = LONG ? 0 : 20_261_128;

    /** Of the wall's clock, for what never ends; what is merely slow is told by {@link Limits}. */
    private static final Duration ENDLESS = Duration.ofSeconds(60);

    /** What they do about expressions takes more memory than reading a mail, and none of ours comes from outside. */
    private static final String TOO_DEAR = "com.code_intelligence.jazzer.sanitizers.RegexRoadblocks"
            + ":com.code_intelligence.jazzer.sanitizers.RegexInjection";

    static List<List<Target>> targets() {
        var all = List.of(Target.values());
        return LONG ? all.stream().map(List::of).toList() : List.of(all);
    }

    @ParameterizedTest
    @MethodSource("targets")
    void no_bytes_break_it(List<Target> targets) throws Exception {
        var name = targets.size() == 1 ? targets.getFirst().id() : "all";
        var folder = Files.createDirectories(Path.of("target/fuzz").resolve(name));
        var log = folder.resolve("log");
        var builder = new ProcessBuilder(command(targets, folder))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        // What spares other tests the optimizing compiler would spare this one bytes to try.
        builder.environment().remove("JDK_JAVA_OPTIONS");
        var fuzzing = builder.start();
        try {
            var ended = fuzzing.waitFor(TIME.plus(ENDLESS).plus(ENDLESS).toSeconds(), TimeUnit.SECONDS);

            assertThat(ended).as("it ends by itself, see %s", log).isTrue();
            assertThat(fuzzing.exitValue())
                    .as("what was found lies in %s; mended, it is a seed: %s", folder, end(log))
                    .isZero();
            assertThat(log).content().contains("Done ");
        } finally {
            fuzzing.destroyForcibly().waitFor();
        }
    }

    private static List<String> command(List<Target> targets, Path folder) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+EnableDynamicAgentLoading",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dmuara.fuzz.targets=" + targets.stream().map(Target::name).collect(Collectors.joining(",")),
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + Fuzzer.class.getName(),
                "--instrumentation_includes=io.muara.**:org.apache.james.**:org.apache.poi.hmef.**",
                "--custom_hook_includes=io.muara.**",
                "--disabled_hooks=" + TOO_DEAR,
                "--reproducer_path=" + folder,
                "-artifact_prefix=" + folder + "/",
                "-max_total_time=" + TIME.toSeconds(),
                "-seed=" + SEED,
                "-timeout=" + ENDLESS.toSeconds(),
                Files.createDirectories(folder.resolve("corpus")).toString()));
        targets.stream()
                .flatMap(target -> Seeds.folders(target).stream())
                .distinct()
                .forEach(seeds -> command.add(seeds.toString()));
        return command;
    }

    private static String end(Path log) throws IOException {
        var lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
    }
}
