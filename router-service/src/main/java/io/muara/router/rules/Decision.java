package io.muara.router.rules;

import io.muara.contracts.AgentId;
import io.muara.contracts.Category;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.Label;
import io.muara.contracts.Priority;
import io.muara.contracts.RoutedMessage;
import io.muara.contracts.TeamId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One message on its way through the rules. Used once, by one thread. */
final class Decision {

    private final RuleSet rules;
    private final InboundMessage message;
    private final List<RoutedMessage.Decision> trace = new ArrayList<>();
    private final Set<Label> labels = new TreeSet<>();
    private Optional<Category> category = Optional.empty();
    private Optional<Priority> priority = Optional.empty();
    private Optional<TeamId> team = Optional.empty();
    private Optional<AgentId> agent = Optional.empty();
    private boolean acknowledge;
    private String at = "words";

    Decision(RuleSet rules, InboundMessage message) {
        this.rules = rules;
        this.message = message;
    }

    /** The rule that is looked at, or {@code words} before the first. */
    String at() {
        return at;
    }

    void byRules(Patience patience) {
        var reading = Reading.of(message, rules.lexicon());
        for (var candidate : rules.rules()) {
            at = candidate.name();
            patience.check();
            var evidence = candidate.when().evidence(reading);
            if (evidence.isPresent()) {
                apply(at, evidence.get(), candidate.then());
                if (candidate.then().stop()) {
                    return;
                }
            }
        }
    }

    /** Forgets what the rules decided so far: half a decision would be harder to explain than none. */
    void withoutRules(Throwable failure) {
        trace.clear();
        labels.clear();
        category = Optional.empty();
        priority = Optional.empty();
        team = Optional.empty();
        agent = Optional.empty();
        acknowledge = false;
        var because = "'%s' failed with %s".formatted(at, failure.getClass().getSimpleName());
        trace.add(new RoutedMessage.Decision(RuleSet.FAILURE, List.of(because), List.of()));
    }

    RoutedMessage routed() {
        category.ifPresent(this::fillFromCategory);
        fillFromDefaults();
        return new RoutedMessage(
                message,
                category.orElseThrow(),
                priority.orElseThrow(),
                team.orElseThrow(),
                agent,
                labels,
                rules.version(),
                trace,
                acknowledge,
                Optional.empty(),
                false,
                Optional.empty());
    }

    private void fillFromCategory(Category decided) {
        var home = rules.categories().get(decided);
        if (home == null) {
            return;
        }
        var missing = new Then(
                Optional.empty(),
                priority.isPresent() ? Optional.empty() : home.priority(),
                team.isPresent() ? Optional.empty() : home.team(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                false);
        fill("categories." + decided, "category is " + decided, missing);
    }

    private void fillFromDefaults() {
        var missing = new Then(
                category.isPresent()
                        ? Optional.empty()
                        : Optional.of(rules.fallback().category()),
                priority.isPresent()
                        ? Optional.empty()
                        : Optional.of(rules.fallback().priority()),
                team.isPresent()
                        ? Optional.empty()
                        : Optional.of(rules.fallback().team()),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                false);
        fill("defaults", "no rule decided it", missing);
    }

    private void fill(String by, String because, Then missing) {
        if (!missing.changesNothing()) {
            apply(by, List.of(because), missing);
        }
    }

    private void apply(String by, List<String> because, Then then) {
        category = then.category().or(() -> category);
        priority = then.priority().or(() -> priority);
        team = then.team().or(() -> team);
        agent = then.agent().or(() -> agent);
        labels.addAll(then.labels());
        acknowledge = then.acknowledge().orElse(acknowledge);
        trace.add(new RoutedMessage.Decision(by, because, then.described()));
    }
}
