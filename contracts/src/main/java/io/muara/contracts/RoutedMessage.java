package io.muara.contracts;

import static java.util.Collections.unmodifiableSet;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A message and what the rules decided about it. On {@link Topics#ROUTED}, keyed by conversation.
 *
 * @param agent present when a rule names who answers
 * @param decidedBy the rules that fired, in order, so that nobody has to guess why
 * @param acknowledge whether the contact is told at once that it came in, if it opens a ticket and nothing speaks against it
 * @param spam whether a rule calls it spam: a ticket that nobody is to be bothered with
 * @param findings absent on what was routed before they were kept
 */
public record RoutedMessage(
        InboundMessage message,
        Category category,
        Priority priority,
        TeamId team,
        Optional<AgentId> agent,
        Set<Label> labels,
        String rulesVersion,
        List<Decision> decidedBy,
        boolean acknowledge,
        Optional<SlaPolicyId> slaPolicy,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean spam,
        Optional<Findings> findings) {

    public RoutedMessage(
            InboundMessage message,
            Category category,
            Priority priority,
            TeamId team,
            Optional<AgentId> agent,
            Set<Label> labels,
            String rulesVersion,
            List<Decision> decidedBy) {
        this(
                message,
                category,
                priority,
                team,
                agent,
                labels,
                rulesVersion,
                decidedBy,
                false,
                Optional.empty(),
                false,
                Optional.empty());
    }

    public RoutedMessage {
        labels = unmodifiableSet(new TreeSet<>(labels));
        decidedBy = List.copyOf(decidedBy);
    }

    /** The same decision about the message as it stands now, such as without a file that was withdrawn. */
    public RoutedMessage about(InboundMessage changed) {
        return new RoutedMessage(
                changed,
                category,
                priority,
                team,
                agent,
                labels,
                rulesVersion,
                decidedBy,
                acknowledge,
                slaPolicy,
                spam,
                findings);
    }

    /**
     * @param rule the rule's name
     * @param because what in the message made it fire, such as {@code text has word 'rusak'}
     * @param set what it changed, such as {@code category=complaint}
     */
    public record Decision(String rule, List<String> because, List<String> set) {

        public Decision {
            because = List.copyOf(because);
            set = List.copyOf(set);
        }
    }
}
