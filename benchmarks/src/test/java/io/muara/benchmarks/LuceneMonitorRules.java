package io.muara.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.id.IndonesianAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.monitor.MatchingQueries;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.util.QueryBuilder;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** As many lists of words looked for in the same message by Lucene's Monitor, which decides nothing and explains nothing. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx2g", "-XX:+UseSerialGC"})
@NullUnmarked // JMH fills the fields
public class LuceneMonitorRules {

    @Param({"100", "10000"})
    public int rules;

    private final Analyzer analyzer = new IndonesianAnalyzer();
    private Monitor monitor;
    private Document document;

    @Setup
    public void load() throws IOException {
        var many = new ManyRules();
        monitor = new Monitor(analyzer);
        var queries = new ArrayList<MonitorQuery>();
        for (var words : many.words(rules)) {
            queries.add(new MonitorQuery("r" + queries.size(), any(words)));
        }
        monitor.register(queries);
        document = new Document();
        document.add(new TextField("text", many.message(50), Field.Store.NO));
    }

    @Benchmark
    public MatchingQueries<QueryMatch> found() throws IOException {
        return monitor.match(document, QueryMatch.SIMPLE_MATCHER);
    }

    @TearDown
    public void close() throws IOException {
        monitor.close();
    }

    private BooleanQuery any(List<String> words) {
        var builder = new QueryBuilder(analyzer);
        var query = new BooleanQuery.Builder();
        words.forEach(word -> query.add(builder.createPhraseQuery("text", word), BooleanClause.Occur.SHOULD));
        return query.build();
    }
}
