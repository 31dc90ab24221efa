package io.muara.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.contracts.ChannelId;
import io.muara.contracts.Content;
import io.muara.contracts.ConversationKey;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.MessageId;
import io.muara.contracts.Provenance;
import io.muara.contracts.RoutedMessage;
import io.muara.contracts.Sender;
import io.muara.contracts.Threading;
import io.muara.router.rules.RuleSet;
import io.muara.router.rules.RulesFiles;
import io.muara.router.rules.RulesFolder;
import io.muara.router.rules.RulesReading;
import io.muara.router.rules.RulesSource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private static final String SAID =
            "Selamat siang kak, saya mau tanya soal pesanan INV-20261128 yang saya bayar minggu lalu lewat transfer bank. "
                    + "Sampai sekarang barangnya belum sampai juga dan nomor resinya tidak bisa dilacak. Tolong dibantu cek ya, "
                    + "karena barang itu mau saya pakai untuk hadiah ulang tahun hari Sabtu. Kalau memang tidak bisa dikirim, "
                    + "saya minta uang kembali. Terima kasih banyak.";

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
        message = saying(rules == 0 ? SAID : many.message(WORDS));
    }

    @Benchmark
    public RoutedMessage decided() {
        return set.decide(message);
    }

    private RuleSet read() {
        return usable(new RulesSource("", new TreeMap<>(Map.of("many.yaml", yaml.getBytes(UTF_8)))));
    }

    private static RuleSet usable(RulesSource source) {
        return switch (RulesFiles.read(source)) {
            case RulesReading.Usable usable -> usable.rules();
            case RulesReading.Unusable(var mistakes) -> throw new IllegalStateException(mistakes.toString());
        };
    }

    private static InboundMessage saying(String text) {
        var channel = new ChannelId("whatsapp");
        var now = Instant.parse("2026-11-28T03:00:00Z");
        return new InboundMessage(
                MessageId.of(channel, "demo", "1", Content.MESSAGE),
                new ConversationKey(channel, "demo", "+62811"),
                new Sender(Optional.of("Sari"), List.of(Sender.Identity.of("phone", "+62811"))),
                Optional.empty(),
                new Content.Text(text),
                List.of(),
                Threading.continuous(),
                new Provenance("1", Provenance.Direction.INBOUND, now, now, Provenance.Original.json("{}")),
                Optional.empty());
    }
}
