package io.muara.router.command;

import static java.util.Locale.ROOT;
import static java.util.stream.Collectors.joining;

import io.muara.contracts.Findings;
import io.muara.contracts.RoutedMessage;
import java.util.ArrayList;
import java.util.List;

/** A decision and its reasons as lines for a person at a terminal. */
final class Explanation {

    private final List<String> lines = new ArrayList<>();

    private Explanation() {}

    static List<String> of(RoutedMessage routed) {
        var explanation = new Explanation();
        explanation.decided(routed);
        routed.findings().ifPresent(explanation::found);
        explanation.lines.add("");
        routed.decidedBy().forEach(explanation::fired);
        routed.findings().map(Findings::considered).ifPresent(explanation::considered);
        return explanation.lines;
    }

    private void decided(RoutedMessage routed) {
        line("category", routed.category());
        line("priority", routed.priority().id());
        line("team", routed.team());
        routed.agent().ifPresent(agent -> line("agent", agent));
        if (!routed.labels().isEmpty()) {
            line("labels", routed.labels().stream().map(Object::toString).collect(joining(", ")));
        }
        if (routed.acknowledge()) {
            line("answer", "that it came in");
        }
        routed.slaPolicy().ifPresent(policy -> line("sla", policy));
        if (routed.spam()) {
            line("spam", "yes");
        }
        line("version", routed.rulesVersion());
    }

    private void found(Findings findings) {
        findings.language().ifPresent(language -> line("language", sure(language.code(), language.confidence())));
        findings.suggestion()
                .ifPresent(suggestion -> line(
                        "learnt",
                        sure(suggestion.category().toString(), suggestion.confidence())
                                + ", by model "
                                + suggestion.model()));
        var scoring = findings.scoring();
        if (!scoring.boosts().isEmpty()) {
            line(
                    "points",
                    scoring.start()
                            + scoring.boosts().stream().map(Explanation::boost).collect(joining()));
        }
    }

    private void fired(RoutedMessage.Decision decision) {
        lines.add(decision.rule());
        decision.because().forEach(because -> lines.add("    because " + because));
        decision.set().forEach(set -> lines.add("    sets " + set));
    }

    private void considered(List<String> rules) {
        if (!rules.isEmpty()) {
            lines.add("");
            lines.add("looked at, but not fired: " + String.join(", ", rules));
        }
    }

    private void line(String name, Object value) {
        lines.add("%-9s %s".formatted(name, value));
    }

    private static String boost(Findings.Scoring.Boost boost) {
        return " %+d %s (%s)".formatted(boost.points(), boost.name(), String.join(", ", boost.because()));
    }

    private static String sure(String what, double confidence) {
        return String.format(ROOT, "%s (%.2f)", what, confidence);
    }
}
