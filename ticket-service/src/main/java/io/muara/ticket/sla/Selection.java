package io.muara.ticket.sla;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which tickets a policy is for. An empty set asks for nothing; of one that is not, any value will do.
 *
 * @param organisations in lower case
 */
record Selection(
        Set<String> priorities,
        Set<String> channels,
        Set<String> teams,
        Set<String> categories,
        Set<String> labels,
        Optional<Boolean> vip,
        Set<String> organisations,
        Set<String> contactLabels) {

    boolean holds(Subject subject) {
        return any(priorities, subject.priority().id())
                && any(channels, subject.channel().value())
                && any(teams, subject.team().value())
                && any(categories, subject.category().value())
                && (labels.isEmpty() || subject.labels().stream().anyMatch(label -> labels.contains(label.value())))
                && holdsOf(subject.writer());
    }

    private boolean holdsOf(Optional<Subject.Writer> writer) {
        var known = writer.map(Subject.Writer::vip).orElse(false);
        return vip.map(known::equals).orElse(true)
                && (organisations.isEmpty()
                        || writer.flatMap(Subject.Writer::organisation)
                                .filter(name -> organisations.contains(folded(name)))
                                .isPresent())
                && (contactLabels.isEmpty()
                        || writer.stream()
                                .flatMap(it -> it.labels().stream())
                                .anyMatch(label -> contactLabels.contains(label.value())));
    }

    static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private static boolean any(Set<String> wanted, String value) {
        return wanted.isEmpty() || wanted.contains(value);
    }
}
