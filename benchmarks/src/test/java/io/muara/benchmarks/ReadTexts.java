package io.muara.benchmarks;

import io.muara.contracts.Language;
import io.muara.router.language.Languages;
import io.muara.router.text.Spellings;
import io.muara.router.text.Synonyms;
import io.muara.router.text.Token;
import io.muara.router.text.Tokens;
import java.util.List;
import java.util.Optional;
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

/** What the router spends on a text before any rule is asked: a message of some 55 words, and its language at 1,000 letters. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@NullUnmarked // JMH fills the fields
public class ReadTexts {

    private static final String INDONESIAN = """
            Halo kak, selamat siang. Saya mau tanya soal pesanan saya nomor INV-2024/0815, sudah dibayar tiga hari yang lalu lewat \
            transfer bank tapi sampai sekarang barangnya belum dikirim juga ya? Tolong dicek dong kak, soalnya mau dipakai buat acara \
            keluarga hari Sabtu ini. Kalau tidak bisa, mohon uangnya dikembalikan saja. Terima kasih banyak 🙏""";

    private static final String ENGLISH = """
            Hi there, I ordered two pairs of shoes last week and paid with my credit card, but the tracking page still says that the \
            parcel is waiting for pickup. Could you please tell me when it will be delivered? I need them before Friday because we are \
            leaving for a trip. Order number 4711, thanks!""";

    private static final int KILOBYTE = 1_024;

    @Param({"INDONESIAN", "ENGLISH"})
    public String language;

    private final Tokens tokens = new Tokens(Spellings.NONE, Synonyms.NONE);
    private final Languages languages = new Languages();
    private String message;
    private String kilobyte;

    @Setup
    public void write() {
        message = language.equals("ENGLISH") ? ENGLISH : INDONESIAN;
        kilobyte = (message + " ").repeat(KILOBYTE / message.length() + 1).substring(0, KILOBYTE);
    }

    @Benchmark
    public List<Token> words() {
        return tokens.of(message);
    }

    /** Nothing is remembered of any message before; making the empty memory is in the time. */
    @Benchmark
    public List<Token> wordsNeverMet() {
        return new Tokens(Spellings.NONE, Synonyms.NONE).of(message);
    }

    @Benchmark
    public Optional<Language> languageOfAKilobyte() {
        return languages.of(kilobyte);
    }
}
