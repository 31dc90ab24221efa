package io.muara.ticket.sla;

import static io.muara.ticket.sla.PolicySection.given;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toUnmodifiableMap;

import io.muara.contracts.AgentId;
import io.muara.contracts.Priority;
import io.muara.contracts.TeamId;
import io.muara.contracts.written.Place;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads what is done when a target is in danger or missed. */
final class StepSection {

    private static final Set<String> KEYS = Set.of("at", "after", "targets", "priority", "team", "notify");
    private static final Map<String, Step.At> MOMENTS = Map.of("warning", Step.At.WARNING, "breach", Step.At.BREACH);
    private static final String RAISE = "raise";
    private static final Set<String> PRIORITIES = Set.of(RAISE, "urgent", "high", "normal");
    private static final Map<String, Target> TARGETS =
            Stream.of(Target.values()).collect(toUnmodifiableMap(Target::key, target -> target));

    private StepSection() {}

    /** @param warns whether the policy warns at all */
    static Optional<Step> read(Place place, boolean warns) {
        var fields = place.fields(KEYS);
        var at = given(fields, "at")
                .flatMap(it -> it.oneOf("moment", MOMENTS.keySet()))
                .map(MOMENTS::get);
        if (!fields.containsKey("at")) {
            place.wrong("'at' is missing: warning or breach");
        }
        if (at.filter(Step.At.WARNING::equals).isPresent() && !warns) {
            place.wrong("nobody is ever warned by this policy: it has no 'warn', such as 80% or 30m");
        }
        if (Stream.of("priority", "team", "notify").noneMatch(fields::containsKey)) {
            place.wrong("nothing is done here: give priority, team or notify");
        }
        var priority = given(fields, "priority").flatMap(it -> it.oneOf("priority", PRIORITIES));
        var recipients = given(fields, "notify").stream()
                .flatMap(it -> it.items().stream())
                .flatMap(it -> it.as(StepSection::recipient).stream())
                .toList();
        return at.map(it -> new Step(
                it,
                given(fields, "after")
                        .flatMap(after -> after.as(Lengths::parse))
                        .orElse(Duration.ZERO),
                targets(fields),
                priority.filter(RAISE::equals).isPresent(),
                priority.filter(to -> !to.equals(RAISE)).map(Priority::of),
                given(fields, "team").flatMap(team -> team.as(TeamId::new)),
                recipients));
    }

    private static Set<Target> targets(Map<String, Place> fields) {
        return given(fields, "targets")
                .<Set<Target>>map(place -> place.items().stream()
                        .flatMap(item -> item.oneOf("target", TARGETS.keySet()).stream())
                        .map(TARGETS::get)
                        .collect(toCollection(TreeSet::new)))
                .orElseGet(() -> EnumSet.allOf(Target.class));
    }

    private static String recipient(String written) {
        var parts = List.of(written.split(":", 2));
        if (parts.size() == 1 && Set.of("agent", "team").contains(written)) {
            return written;
        }
        if (parts.size() == 2 && parts.getFirst().equals("agent")) {
            return "agent:" + new AgentId(parts.getLast());
        }
        if (parts.size() == 2 && parts.getFirst().equals("team")) {
            return "team:" + new TeamId(parts.getLast());
        }
        throw new IllegalArgumentException(
                "expected agent, team, agent:<id> or team:<id>, but found '%s'".formatted(written));
    }
}
