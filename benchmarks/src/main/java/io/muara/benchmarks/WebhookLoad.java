package io.muara.benchmarks;

import io.muara.contracts.MessageId;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.ObjLongConsumer;

/** Signed webhooks at the running platform, and the same ones at the bare baseline, in one run on one machine. */
public final class WebhookLoad {

    private static final int WRONG_CALL = 2;
    private static final Duration QUIET = Duration.ofSeconds(10);

    private final Options options;
    private final Report report;

    WebhookLoad(Options options, PrintStream out) {
        this.options = options;
        this.report = new Report(out);
    }

    public static void main(String[] arguments) throws Exception {
        try {
            new WebhookLoad(Options.parse(arguments), System.out).run();
            System.exit(0);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(WRONG_CALL);
        }
    }

    void run() throws Exception {
        try (var baseline = BaselineProcess.start(options.kafka());
                var events = new TicketEvents(options.kafka())) {
            report.head();
            var bare = measureBaseline(baseline);
            measureFixedRate(events);
            var pids = new LinkedHashMap<>(options.pids());
            pids.put("baseline", baseline.pid());
            // Last, because what it leaves behind keeps the platform busy for a while.
            var ours = peak(options.to());
            report.row("muara, peak", ours, Optional.empty());
            report.ratio(ours, bare);
            report.memory(pids);
        }
    }

    private Callers.Result measureBaseline(BaselineProcess baseline) {
        var peak = peak(baseline.to());
        report.row("baseline, peak", peak, Optional.empty());
        var fixed = callers(baseline.to(), WebhookLoad::nobodyWatches).atRate(options.rate(), options.seconds());
        report.row("baseline, fixed rate", fixed, Optional.empty());
        return peak;
    }

    private void measureFixedRate(TicketEvents events) throws InterruptedException {
        callers(options.to(), events::await).atRate(options.rate(), options.peakSeconds());
        events.awaitQuiet(QUIET);
        events.takeSeen();
        var fixed = callers(options.to(), events::await).atRate(options.rate(), options.seconds());
        events.awaitQuiet(QUIET);
        var seen = events.takeSeen();
        report.row("muara, fixed rate", fixed, Optional.of(seen));
        report.unseen(fixed.accepted(), seen.getTotalCount());
    }

    /** The better of two runs, of which the first also warms up. */
    private Callers.Result peak(URI to) {
        var first = asFastAsAccepted(to);
        var second = asFastAsAccepted(to);
        return second.acceptedPerSecond() > first.acceptedPerSecond() ? second : first;
    }

    private Callers.Result asFastAsAccepted(URI to) {
        return callers(to, WebhookLoad::nobodyWatches).asFastAsAccepted(options.peakSeconds());
    }

    private static void nobodyWatches(MessageId message, long due) {}

    private Callers callers(URI to, ObjLongConsumer<MessageId> sent) {
        var webhooks = new WhatsappWebhooks(account(), options.secret());
        return new Callers(to, options.connections(), due -> {
            var webhook = webhooks.next();
            sent.accept(webhook.id(), due);
            return webhook.posted(to);
        });
    }

    private String account() {
        return Path.of(options.to().getPath()).getFileName().toString();
    }
}
