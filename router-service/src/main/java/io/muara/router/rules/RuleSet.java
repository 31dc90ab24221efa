package io.muara.router.rules;

import io.muara.contracts.Category;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.RoutedMessage;
import io.muara.router.text.Lexicon;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * All rules that are in force together. Decides every message, the same message always the same way.
 *
 * @param version changes whenever a file of them changes
 */
public record RuleSet(
        String version, Lexicon lexicon, Fallback fallback, Map<Category, CategoryHome> categories, List<Rule> rules) {

    /** What the trace calls it that the rules could not be followed to their end. */
    public static final String FAILURE = "failure";

    private static final Logger LOG = Logger.getLogger(RuleSet.class);

    public RuleSet {
        categories = Map.copyOf(categories);
        rules = List.copyOf(rules);
    }

    public RoutedMessage decide(InboundMessage message) {
        return decide(message, Patience.endless());
    }

    /**
     * Never throws for anything a message could hold: one that breaks a rule, or for which the patience does not last, is
     * decided by the defaults, and {@link #FAILURE} leads its trace.
     */
    public RoutedMessage decide(InboundMessage message, Patience patience) {
        var decision = new Decision(this, message);
        try {
            decision.byRules(patience);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.warnf(e, "rule failed, message decided by defaults message=%s rule=%s", message.id(), decision.at());
            decision.withoutRules(e);
        }
        return decision.routed();
    }
}
