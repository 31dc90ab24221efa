package io.muara.chat.manual;

import io.muara.chat.Samples;
import io.muara.chat.manual.ManualProof.Seen;
import io.muara.ingest.Records;
import io.muara.ingest.WebhookCall;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
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

/** What a letter or a note about a call costs, which comes another way than the webhooks: its API key, then what it says. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx160m", "-XX:+UseSerialGC"})
@NullUnmarked // JMH fills the fields
public class VerifyAndNormalizeManual {

    @Param({"message-letter.json", "call.json"})
    public String sample;

    private final ManualProof proof =
            new ManualProof(Desks.accounts(Map.of("demo", Desks.withKeys(Desks.KEY)), "prod"));
    private final ManualReading reading = new ManualReading("demo", Optional.empty());
    private final WebhookCall call = new WebhookCall(
            "", "", Map.of("authorization", "Bearer " + Desks.KEY), new byte[0], Instant.parse("2026-11-21T04:00:00Z"));

    private byte[] json;
    private ManualKind kind;

    @Setup
    public void prove() {
        json = Samples.of("manual").bytes(sample);
        kind = ManualKind.of(Given.json(json));
        if (!(verified() instanceof Seen.Of) || recorded().isEmpty()) {
            throw new IllegalStateException("%s must be let in and become something".formatted(sample));
        }
    }

    @Benchmark
    public Object verified() {
        return proof.look(call);
    }

    @Benchmark
    public Optional<ProducerRecord<String, byte[]>> recorded() {
        return Records.of(reading.read(kind, json, true, call.receivedAt()), ManualReading.ID, call.receivedAt());
    }
}
