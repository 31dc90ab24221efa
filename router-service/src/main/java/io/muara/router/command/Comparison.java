package io.muara.router.command;

import static java.util.stream.Collectors.joining;

import io.muara.contracts.InboundMessage;
import io.muara.contracts.RoutedMessage;
import io.muara.router.rules.Change;
import io.muara.router.rules.RuleSet;
import io.muara.router.rules.Trial;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Lets two sets of rules decide the same messages, and prints those that come out different. */
final class Comparison {

    private final RuleSet before;
    private final RuleSet after;
    private final PrintStream out;
    private final Map<String, Integer> byWhat = new TreeMap<>();
    private int compared;
    private int different;

    Comparison(RuleSet before, RuleSet after, PrintStream out) {
        this.before = before;
        this.after = after;
        this.out = out;
    }

    /** What customers wrote is theirs: the message is named, not shown. */
    void compare(InboundMessage message) {
        var shown = "%s %s".formatted(message.id(), message.provenance().receivedAt());
        compare(before.decide(message), after.decide(message), shown);
    }

    void compare(Trial trial) {
        compare(trial.decidedBy(before), trial.decidedBy(after), trial.message().text());
    }

    String summary() {
        var parts = byWhat.entrySet().stream()
                .map(entry -> "%s %d".formatted(entry.getKey(), entry.getValue()))
                .collect(joining(", "));
        return "%d messages, %d decided differently by %s than by %s%s"
                .formatted(compared, different, after.version(), before.version(), parts.isEmpty() ? "" : ": " + parts);
    }

    private void compare(RoutedMessage then, RoutedMessage now, String shown) {
        compared++;
        var changes = Change.between(then, now);
        if (changes.isEmpty()) {
            return;
        }
        different++;
        changes.forEach(change -> byWhat.merge(change.what(), 1, Integer::sum));
        out.println(shown + ": " + shown(changes));
    }

    private static String shown(List<Change> changes) {
        return changes.stream().map(Change::toString).collect(joining(", "));
    }
}
