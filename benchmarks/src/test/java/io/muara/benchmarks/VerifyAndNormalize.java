package io.muara.benchmarks;

import io.muara.chat.Samples;
import io.muara.ingest.Proof;
import io.muara.ingest.Records;
import io.muara.ingest.WebhookCall;
import io.muara.ingest.WebhookChannel;
import io.muara.ingest.WebhookChannelContract;
import java.util.ArrayList;
import java.util.List;
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

/**
 * What one call costs between its last byte and Kafka's client, per channel: the proof, then what it says, then its records.
 * The channel and the proof are those of the channel's own test, so a new channel is measured by naming one of its samples.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx160m", "-XX:+UseSerialGC"})
@NullUnmarked // JMH fills the fields
public class VerifyAndNormalize {

    @Param({
        "whatsapp/text.json",
        "messenger/text.json",
        "messenger/comment.json",
        "instagram/text.json",
        "instagram/comment.json",
        "telegram/text.json",
        "twilio/sms.form",
        "twilio/whatsapp.form",
        "twilio/call-completed.form",
        "vonage/sms.form",
        "line/text.json",
        "x/text.json",
        "slack/text.json"
    })
    public String sample;

    private WebhookChannel channel;
    private WebhookCall call;

    @Setup
    public void prove() throws ReflectiveOperationException {
        var slash = sample.indexOf('/');
        var name = sample.substring(0, slash);
        var test = test(name);
        channel = test.channel();
        call = test.genuine(Samples.of(name).bytes(sample.substring(slash + 1)));
        if (!(channel.verify(call) instanceof Proof.Genuine) || recorded().isEmpty()) {
            throw new IllegalStateException("%s must be genuine and become something".formatted(sample));
        }
    }

    @Benchmark
    public Proof verified() {
        return channel.verify(call);
    }

    @Benchmark
    public List<ProducerRecord<String, byte[]>> recorded() {
        var records = new ArrayList<ProducerRecord<String, byte[]>>();
        for (var arrived : channel.read(call)) {
            Records.of(arrived, channel.id(), call.receivedAt()).ifPresent(records::add);
        }
        return records;
    }

    /** Found by its name, as the channel's folder is: nothing becomes public for this. */
    private static WebhookChannelContract test(String channel) throws ReflectiveOperationException {
        var suite = channel.equals("vonage") ? "SmsTest" : "ChannelTest";
        var type = "io.muara.chat.%s.%s%s%s"
                .formatted(channel, Character.toUpperCase(channel.charAt(0)), channel.substring(1), suite);
        var constructor =
                Class.forName(type).asSubclass(WebhookChannelContract.class).getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }
}
