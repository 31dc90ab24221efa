package io.muara.router.rules;

import io.muara.contracts.Label;
import io.muara.contracts.RoutedMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One thing that two sets of rules decide differently about the same message.
 *
 * @param what such as {@code category}; few there are, so that they can be counted apart
 */
public record Change(String what, String from, String to) {

    /** In the order in which people look at a decision; how it came about does not count. */
    public static List<Change> between(RoutedMessage one, RoutedMessage other) {
        var changes = new Changes(one, other, new ArrayList<>());
        changes.compare("category", it -> it.category().value());
        changes.compare("priority", it -> it.priority().id());
        changes.compare("team", it -> it.team().value());
        changes.compare("agent", it -> shown(it.agent()));
        changes.compare(
                "labels", it -> it.labels().stream().map(Label::value).collect(Collectors.joining("+", "[", "]")));
        changes.compare("acknowledge", it -> String.valueOf(it.acknowledge()));
        changes.compare("sla", it -> shown(it.slaPolicy()));
        changes.compare("spam", it -> String.valueOf(it.spam()));
        return changes.found();
    }

    private static String shown(Optional<?> value) {
        return value.map(Object::toString).orElse("none");
    }

    @Override
    public String toString() {
        return "%s %s -> %s".formatted(what, from, to);
    }

    private record Changes(RoutedMessage one, RoutedMessage other, List<Change> found) {

        void compare(String what, Function<RoutedMessage, String> part) {
            var from = part.apply(one);
            var to = part.apply(other);
            if (!from.equals(to)) {
                found.add(new Change(what, from, to));
            }
        }
    }
}
