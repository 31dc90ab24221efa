package io.muara.router.rules;

import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.toSet;

import io.muara.contracts.Category;
import io.muara.contracts.calendar.CalendarSection;
import io.muara.contracts.written.Folder;
import io.muara.contracts.written.Mistakes;
import io.muara.contracts.written.Place;
import io.muara.contracts.written.YamlFile;
import io.muara.router.text.Lexicon;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the files of a set of rules: either all of it is right, or every mistake is named and nothing of it is used. */
public final class RulesFiles {

    private final Folder source;
    private final Mistakes whole;
    private final List<Mistakes> mistakes = new ArrayList<>();

    private RulesFiles(Folder source) {
        this.source = source;
        this.whole = new Mistakes(source.name());
        mistakes.add(whole);
    }

    public static RulesReading read(Folder source) {
        return new RulesFiles(source).read();
    }

    private RulesReading read() {
        var roots = source.yaml().stream().flatMap(file -> root(file).stream()).toList();
        if (source.yaml().isEmpty()) {
            whole.add(1, 1, "there is no file *.yaml or *.yml in it");
        }
        if (isWrong()) {
            return unusable();
        }
        var usable =
                usable(Sections.of(roots, roots.size() == 1 ? roots.getFirst().mistakes() : whole));
        return isWrong() ? unusable() : usable.orElseThrow();
    }

    private Optional<Place> root(String file) {
        var its = new Mistakes(source.shown(file));
        mistakes.add(its);
        return YamlFile.root(source.file(file).orElseThrow(), its);
    }

    private Optional<RulesReading.Usable> usable(Sections sections) {
        var teams = TeamSection.read(sections.needed("teams"));
        var categories = new CategorySection(teams).read(sections.needed("categories"));
        var names = categories.keySet().stream().map(Category::value).collect(toSet());
        var fallback = sections.once("defaults").flatMap(section -> FallbackSection.read(section, names, teams));
        var lexicon = new Lexicon(
                SpellingSection.read(sections.all("spellings")), SynonymSection.read(sections.all("synonyms")));
        var calendars = new CalendarSection(source).read(sections.all("calendars"));
        var conditions = new ConditionSection(lexicon, calendars, names, teams);
        var reader = new RuleSection(conditions, new MomentReader(calendars), new ThenSection(names, teams));
        var rules = inOrder(sections.needed("rules"), reader);
        var boosts = new BoostSection(conditions).read(sections.all("boosts"));
        var examples = new ExampleSection(names, teams, fallback).read(sections.all("examples"));
        return isWrong()
                ? Optional.empty()
                : fallback.map(it -> new RulesReading.Usable(
                        new RuleSet(source.version(), lexicon, it, teams, categories, rules, boosts), examples));
    }

    private static List<Rule> inOrder(List<Place> sections, RuleSection reader) {
        return sections.stream()
                .flatMap(section -> section.items().stream())
                .flatMap(place -> reader.read(place).stream())
                .sorted(comparingInt(RuleSection.Ordered::order))
                .map(RuleSection.Ordered::rule)
                .toList();
    }

    private boolean isWrong() {
        return mistakes.stream().anyMatch(its -> its.count() > 0);
    }

    private RulesReading unusable() {
        return new RulesReading.Unusable(
                mistakes.stream().flatMap(its -> its.inOrder().stream()).toList());
    }
}
