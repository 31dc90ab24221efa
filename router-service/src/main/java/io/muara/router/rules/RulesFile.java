package io.muara.router.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.contracts.Category;
import io.muara.contracts.TeamId;
import io.muara.router.text.Lexicon;
import io.muara.router.text.Spellings;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads one YAML file of rules: either all of it is right, or every mistake is named and nothing of it is used. */
public final class RulesFile {

    private static final Set<String> SECTIONS = Set.of("defaults", "teams", "categories", "spellings", "rules");
    private static final int VERSION_DIGITS = 12;

    private final Place root;
    private final Mistakes mistakes;

    private RulesFile(Place root, Mistakes mistakes) {
        this.root = root;
        this.mistakes = mistakes;
    }

    /** @param name how mistakes call the file */
    public static RulesReading read(String name, byte[] bytes) {
        String text;
        try {
            text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return unusable(name, 1, 1, "the file is not UTF-8 text");
        }
        try {
            return read(name, text, version(bytes));
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark();
            return unusable(name, mark.getLine() + 1, mark.getColumn() + 1, "this is not YAML: " + e.getProblem());
        } catch (YAMLException e) {
            return unusable(name, 1, 1, "this is not YAML: " + e.getMessage());
        }
    }

    private static RulesReading read(String name, String text, String version) {
        var options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        @Nullable Node node = new Yaml(options).compose(new StringReader(text));
        if (node == null) {
            return unusable(name, 1, 1, "the file is empty");
        }
        var mistakes = new Mistakes(name);
        return new RulesFile(new Place(node, "", mistakes), mistakes).rules(version);
    }

    private RulesReading rules(String version) {
        var sections = root.fields(SECTIONS);
        var teams = teams(sections);
        var categories = categories(sections, teams);
        var fallback = fallback(sections, categories.keySet(), teams);
        var lexicon = new Lexicon(spellings(sections));
        var rules = rules(sections, new RuleSection(categories.keySet(), teams, new ConditionSection(lexicon)));
        if (!mistakes.isEmpty() || fallback.isEmpty()) {
            return new RulesReading.Unusable(mistakes.inOrder());
        }
        var homes = new HashMap<Category, CategoryHome>();
        categories.forEach((category, home) -> homes.put(new Category(category), home));
        return new RulesReading.Usable(new RuleSet(version, lexicon, fallback.get(), homes, rules));
    }

    private Set<String> teams(Map<String, Place> sections) {
        return Set.copyOf(section(sections, "teams").stream()
                .flatMap(section -> section.items().stream())
                .flatMap(item -> item.as(TeamId::new).stream())
                .map(TeamId::value)
                .distinct()
                .toList());
    }

    private Map<String, CategoryHome> categories(Map<String, Place> sections, Set<String> teams) {
        var categories = new LinkedHashMap<String, CategoryHome>();
        section(sections, "categories").ifPresent(section -> section.entries().forEach((name, place) -> {
            if (isCategory(name, place)) {
                categories.put(name, home(place, teams));
            }
        }));
        return categories;
    }

    private static boolean isCategory(String name, Place place) {
        try {
            return new Category(name).value().equals(name);
        } catch (IllegalArgumentException e) {
            place.wrong(String.valueOf(e.getMessage()));
            return false;
        }
    }

    private static CategoryHome home(Place place, Set<String> teams) {
        if (place.isAbsent()) {
            return new CategoryHome(Optional.empty(), Optional.empty());
        }
        var fields = place.fields(Set.of("team", "priority"));
        return new CategoryHome(Given.team(fields.get("team"), teams), Given.priority(fields.get("priority")));
    }

    private Optional<Fallback> fallback(Map<String, Place> sections, Set<String> categories, Set<String> teams) {
        var section = section(sections, "defaults");
        if (section.isEmpty()) {
            return Optional.empty();
        }
        var fields = section.get().fields(Set.of("category", "priority", "team"));
        for (var needed : List.of("category", "priority", "team")) {
            if (!fields.containsKey(needed)) {
                section.get()
                        .wrong("'%s' is missing, so a message that no rule knows would be left without"
                                .formatted(needed));
            }
        }
        var category = Given.category(fields.get("category"), categories);
        var priority = Given.priority(fields.get("priority"));
        var team = Given.team(fields.get("team"), teams);
        return category.flatMap(c -> priority.flatMap(p -> team.map(t -> new Fallback(c, p, t))));
    }

    private static Spellings spellings(Map<String, Place> sections) {
        var proper = new HashMap<String, String>();
        Optional.ofNullable(sections.get("spellings"))
                .ifPresent(section -> section.entries().forEach((word, variants) -> {
                    for (var variant : variants.items()) {
                        variant.text()
                                .ifPresent(text -> addSpelling(
                                        text.toLowerCase(Locale.ROOT), word.toLowerCase(Locale.ROOT), variant, proper));
                    }
                }));
        return new Spellings(proper);
    }

    private static void addSpelling(String variant, String word, Place place, Map<String, String> proper) {
        var before = proper.putIfAbsent(variant, word);
        if (before != null) {
            place.wrong("'%s' is already a spelling of '%s'".formatted(variant, before));
        }
        if (variant.chars().anyMatch(Character::isWhitespace)) {
            place.wrong("a spelling must be one word, but was '%s'".formatted(variant));
        }
    }

    private List<Rule> rules(Map<String, Place> sections, RuleSection reader) {
        var rules = new ArrayList<Rule>();
        section(sections, "rules").ifPresent(section -> section.items()
                .forEach(place -> reader.read(place).ifPresent(rules::add)));
        return rules;
    }

    private Optional<Place> section(Map<String, Place> sections, String name) {
        var section = Optional.ofNullable(sections.get(name));
        if (section.isEmpty()) {
            root.wrong("the section '%s' is missing".formatted(name));
        }
        return section;
    }

    private static RulesReading unusable(String file, int line, int column, String reason) {
        return new RulesReading.Unusable(List.of(new Mistake(file, line, column, "", reason, Optional.empty())));
    }

    private static String version(byte[] bytes) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest).substring(0, VERSION_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256, which every Java must have", e);
        }
    }
}
