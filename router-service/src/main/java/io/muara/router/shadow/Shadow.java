package io.muara.router.shadow;

import io.micrometer.core.instrument.MeterRegistry;
import io.muara.contracts.MessageId;
import io.muara.contracts.RoutedMessage;
import io.muara.router.circumstance.CurrentCircumstances;
import io.muara.router.loading.RulesConfig;
import io.muara.router.loading.Running;
import io.muara.router.loading.ShadowRules;
import io.muara.router.rules.Change;
import io.muara.router.rules.Patience;
import io.muara.router.rules.RuleSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/** Decides again, by the rules in the shadow, what was decided, and keeps what came out different. Safe for many threads. */
@ApplicationScoped
public class Shadow {

    private static final int KEPT = 200;

    private final ShadowRules rules;
    private final RulesConfig config;
    private final CurrentCircumstances circumstances;
    private final MeterRegistry meters;
    private final Deque<Difference> latest = new ArrayDeque<>();

    Shadow(ShadowRules rules, RulesConfig config, CurrentCircumstances circumstances, MeterRegistry meters) {
        this.rules = rules;
        this.config = config;
        this.circumstances = circumstances;
        this.meters = meters;
    }

    /** A message that the rules in the shadow would have decided otherwise. */
    public record Difference(
            MessageId message,
            Instant receivedAt,
            List<Change> changes,
            List<String> liveRules,
            List<String> shadowRules,
            String liveVersion,
            String shadowVersion) {}

    /** Takes nothing from the stream while there are no such rules. */
    public void compare(Stream<RoutedMessage> decided) {
        rules.running().map(Running::rules).ifPresent(shadow -> decided.forEach(live -> compare(live, shadow)));
    }

    /** The newest first, as many as are kept. */
    public List<Difference> latest() {
        synchronized (latest) {
            return List.copyOf(latest);
        }
    }

    private void compare(RoutedMessage live, RuleSet shadow) {
        var other = shadow.decide(live.message(), circumstances.of(live.message()), Patience.of(config.timeLimit()));
        meters.counter("muara.rules.shadow.decided").increment();
        var changes = Change.between(live, other);
        if (changes.isEmpty()) {
            return;
        }
        for (var change : changes) {
            meters.counter("muara.rules.shadow.differences", "what", change.what())
                    .increment();
        }
        keep(new Difference(
                live.message().id(),
                live.message().provenance().receivedAt(),
                changes,
                fired(live),
                fired(other),
                live.rulesVersion(),
                other.rulesVersion()));
    }

    private void keep(Difference difference) {
        synchronized (latest) {
            latest.addFirst(difference);
            if (latest.size() > KEPT) {
                latest.removeLast();
            }
        }
    }

    private static List<String> fired(RoutedMessage routed) {
        return routed.decidedBy().stream().map(RoutedMessage.Decision::rule).toList();
    }
}
