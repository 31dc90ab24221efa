package io.muara.router.rules;

import io.muara.contracts.AgentId;
import io.muara.contracts.Category;
import io.muara.contracts.Findings;
import io.muara.contracts.Label;
import io.muara.contracts.Language;
import io.muara.contracts.Priority;
import io.muara.contracts.RoutedMessage;
import io.muara.contracts.SlaPolicyId;
import io.muara.contracts.TeamId;
import io.muara.router.condition.Condition;
import io.muara.router.condition.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One message on its way through the rules. Used once, by one thread. */
final class Decision {

    /** More would say nothing to anybody and travel with every message. */
    private static final int CONSIDERED = 20;

    private final RuleSet rules;
    private final Reading reading;
    private final List<RoutedMessage.Decision> trace = new ArrayList<>();
    private final List<String> considered = new ArrayList<>();
    private final Set<Label> labels = new TreeSet<>();
    private Optional<Category> category = Optional.empty();
    private Optional<Priority> priority = Optional.empty();
    private int steps;
    private Optional<TeamId> team = Optional.empty();
    private Optional<AgentId> agent = Optional.empty();
    private Optional<String> language = Optional.empty();
    private Optional<SlaPolicyId> sla = Optional.empty();
    private boolean spam;
    private boolean acknowledge;
    private String at = "index";

    Decision(RuleSet rules, Reading reading) {
        this.rules = rules;
        this.reading = reading;
    }

    /** The rule that is looked at, or {@code index} before the first. */
    String at() {
        return at;
    }

    /** Says that the rules decided nothing: half a decision would be harder to explain than none. */
    void failed(String where, Throwable failure) {
        var because = "'%s' failed with %s".formatted(where, failure.getClass().getSimpleName());
        trace.add(new RoutedMessage.Decision(RuleSet.FAILURE, List.of(because), List.of()));
    }

    void byRules(Patience patience) {
        var candidates = rules.index().candidates(reading);
        for (var number = candidates.nextSetBit(0); number >= 0; number = candidates.nextSetBit(number + 1)) {
            var candidate = rules.rules().get(number);
            at = candidate.name();
            patience.check();
            if (candidate.when().holds(reading)) {
                apply(candidate.name(), because(candidate.when()), candidate.then());
                if (candidate.then().stop()) {
                    return;
                }
            } else if (considered.size() < CONSIDERED && !rules.index().isAlwaysLookedAt(number)) {
                considered.add(candidate.name());
            }
        }
    }

    RoutedMessage routed() {
        category.ifPresent(this::fillFromCategory);
        fillFromDefaults();
        var scoring = new Score(rules.boosts()).of(priority.orElseThrow(), steps, !spam, reading);
        return new RoutedMessage(
                reading.message(),
                category.orElseThrow(),
                Score.reached(scoring),
                team.orElseThrow(),
                agent,
                labels,
                rules.version(),
                trace,
                acknowledge,
                sla,
                spam,
                Optional.of(new Findings(language(), reading.suggestion(), scoring, considered)));
    }

    /** What a rule says is not a guess. */
    private Optional<Language> language() {
        return language.map(code -> new Language(code, 1)).or(reading::language);
    }

    private void fillFromCategory(Category decided) {
        var home = rules.categories().get(decided);
        if (home != null) {
            fill("categories." + decided, "category is " + decided, Optional.empty(), home.priority(), home.team());
        }
    }

    private void fillFromDefaults() {
        var fallback = rules.fallback();
        fill(
                "defaults",
                "no rule decided it",
                Optional.of(fallback.category()),
                Optional.of(fallback.priority()),
                Optional.of(fallback.team()));
    }

    /** Sets what is still missing. */
    private void fill(
            String by,
            String because,
            Optional<Category> itsCategory,
            Optional<Priority> its,
            Optional<TeamId> itsTeam) {
        var set = new ArrayList<String>();
        if (category.isEmpty()) {
            category = itsCategory;
            category.ifPresent(value -> set.add("category=" + value));
        }
        if (priority.isEmpty()) {
            priority = its;
            priority.ifPresent(value -> set.add("priority=" + value.id()));
        }
        if (team.isEmpty()) {
            team = itsTeam;
            team.ifPresent(value -> set.add("team=" + value));
        }
        if (!set.isEmpty()) {
            trace.add(new RoutedMessage.Decision(by, List.of(because), set));
        }
    }

    private void apply(String by, List<String> because, Then then) {
        category = value(then.category()).or(() -> category);
        then.urgency().ifPresent(this::apply);
        team = value(then.team()).or(() -> team);
        agent = value(then.agent()).or(() -> agent);
        labels.addAll(then.labels());
        language = then.language().or(() -> language);
        sla = then.sla().or(() -> sla);
        spam = then.spam().orElse(spam);
        acknowledge = then.acknowledge().orElse(acknowledge);
        trace.add(new RoutedMessage.Decision(by, because, then.described(reading)));
    }

    private void apply(Urgency urgency) {
        switch (urgency) {
            case Urgency.Is(var named) -> {
                priority = Optional.of(named);
                steps = 0;
            }
            case Urgency.Changes(var more) -> steps += more;
        }
    }

    private <T> Optional<T> value(Optional<Setting<T>> setting) {
        return setting.flatMap(it -> it.value().apply(reading));
    }

    private List<String> because(Condition condition) {
        var because = new ArrayList<String>();
        condition.tell(reading, because);
        return because;
    }
}
