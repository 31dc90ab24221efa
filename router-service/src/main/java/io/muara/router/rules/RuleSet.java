package io.muara.router.rules;

import io.muara.contracts.Category;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.RoutedMessage;
import io.muara.router.condition.Circumstances;
import io.muara.router.condition.Reading;
import io.muara.router.language.Languages;
import io.muara.router.text.Lexicon;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/** All rules of one set of files. Decides every message, the same message in the same circumstances always the same way. */
public final class RuleSet {

    /** What the trace calls it that the rules could not be followed to their end. */
    public static final String FAILURE = "failure";

    private static final Logger LOG = Logger.getLogger(RuleSet.class);

    /** The same for all rules, and big. */
    private static final Languages LANGUAGES = new Languages();

    private final String version;
    private final Lexicon lexicon;
    private final Fallback fallback;
    private final Set<String> teams;
    private final Map<Category, CategoryHome> categories;
    private final List<Rule> rules;
    private final RuleIndex index;
    private final List<Boost> boosts;

    /** @param rules in the order in which they are looked at */
    RuleSet(
            String version,
            Lexicon lexicon,
            Fallback fallback,
            Set<String> teams,
            Map<Category, CategoryHome> categories,
            List<Rule> rules,
            List<Boost> boosts) {
        this.version = version;
        this.lexicon = lexicon;
        this.fallback = fallback;
        this.teams = Set.copyOf(teams);
        this.categories = Map.copyOf(categories);
        this.rules = List.copyOf(rules);
        this.index = new RuleIndex(rules, lexicon.size());
        this.boosts = List.copyOf(boosts);
    }

    /** Changes whenever one of its files changes. */
    public String version() {
        return version;
    }

    /** How many rules there are. */
    public int size() {
        return rules.size();
    }

    Reading reading(InboundMessage message, Circumstances circumstances) {
        return Reading.of(message, circumstances, lexicon, LANGUAGES);
    }

    Fallback fallback() {
        return fallback;
    }

    Set<String> teams() {
        return teams;
    }

    Map<Category, CategoryHome> categories() {
        return categories;
    }

    List<Rule> rules() {
        return rules;
    }

    RuleIndex index() {
        return index;
    }

    List<Boost> boosts() {
        return boosts;
    }

    /** With nothing known about it beside itself, however long it takes. */
    public RoutedMessage decide(InboundMessage message) {
        return decide(message, Circumstances.UNKNOWN, Patience.endless());
    }

    /**
     * Never throws for anything a message could hold: one that breaks a rule, or for which the patience does not last, is decided by
     * the defaults, and {@link #FAILURE} leads its trace.
     */
    public RoutedMessage decide(InboundMessage message, Circumstances circumstances, Patience patience) {
        Reading reading;
        try {
            reading = reading(message, circumstances);
        } catch (RuntimeException | StackOverflowError e) {
            return byDefaults(message, circumstances, "reading", e);
        }
        var decision = new Decision(this, reading);
        try {
            return decision.routed(patience);
        } catch (RuntimeException | StackOverflowError e) {
            return byDefaults(message, circumstances, decision.at(), e);
        }
    }

    private RoutedMessage byDefaults(
            InboundMessage message, Circumstances circumstances, String failed, Throwable failure) {
        LOG.warnf(failure, "rules failed, message decided by defaults message=%s rule=%s", message.id(), failed);
        var because = "'%s' failed with %s".formatted(failed, failure.getClass().getSimpleName());
        return fallback.routed(
                message,
                version,
                new RoutedMessage.Decision(FAILURE, List.of(because), List.of()),
                circumstances.suggestion());
    }
}
