package io.muara.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.contracts.written.Folder;
import io.muara.router.rules.RulesFiles;
import io.muara.router.rules.RulesReading;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long ten thousand rules take to be read, as a service reads them: once, cold. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(
        value = 5,
        jvmArgsAppend = {"-Xmx512m", "-XX:+UseSerialGC"})
@NullUnmarked // JMH fills the fields
public class LoadingRules {

    private Folder source;

    @Setup
    public void write() {
        source = new Folder(
                "",
                new TreeMap<>(Map.of("many.yaml", new ManyRules().yaml(10_000).getBytes(UTF_8))));
    }

    @Benchmark
    public RulesReading read() {
        return RulesFiles.read(source);
    }
}
