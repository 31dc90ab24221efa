package io.muara.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.contracts.InboundMessage;
import io.muara.contracts.RoutedMessage;
import io.muara.contracts.written.Folder;
import io.muara.router.rules.RuleSet;
import io.muara.router.rules.RulesFiles;
import io.muara.router.rules.RulesFolder;
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
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to decide one message of fifty words. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx512m", "-XX:+UseSerialGC"})
@NullUnmarked // JMH fills the fields
public class RoutingRules {

    private static final int WORDS = 50;
    /** 0 for the rules that ship. */
    @Param({"0", "100", "10000"})
    public int rules;

    private String yaml;
    private RuleSet set;
    private InboundMessage message;

    @Setup
    public void load() {
        var many = new ManyRules();
        yaml = many.yaml(rules);
        set = rules == 0 ? usable(RulesFolder.shipped()) : read();
        message = Messages.saying(rules == 0 ? Messages.SAID : many.message(WORDS), "+62811", "1");
    }

    @Benchmark
    public RoutedMessage decided() {
        return set.decide(message);
    }

    private RuleSet read() {
        return usable(new Folder("", new TreeMap<>(Map.of("many.yaml", yaml.getBytes(UTF_8)))));
    }

    private static RuleSet usable(Folder source) {
        return switch (RulesFiles.read(source)) {
            case RulesReading.Usable usable -> usable.rules();
            case RulesReading.Unusable(var mistakes) -> throw new IllegalStateException(mistakes.toString());
        };
    }
}
