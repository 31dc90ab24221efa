package io.muara.ticket.sla;

import io.muara.contracts.Priority;
import io.muara.contracts.SlaPolicyId;
import io.muara.contracts.calendar.Calendar;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * By when tickets of a kind are answered and resolved.
 *
 * @param when absent where it is only for tickets of which somebody says so
 * @param calendar whose open time counts; absent where all time does
 * @param pause the statuses in which no time counts
 * @param targets those it has, and how long each may take by priority
 */
record Policy(
        SlaPolicyId name,
        Optional<Selection> when,
        Optional<Calendar> calendar,
        Set<String> pause,
        Map<Target, Map<Priority, Duration>> targets,
        Optional<Warning> warning,
        List<Step> steps) {

    Policy {
        steps = List.copyOf(steps);
    }

    Optional<Duration> allowed(Target target, Priority priority) {
        return Optional.ofNullable(targets.getOrDefault(target, Map.of()).get(priority));
    }

    Duration between(Instant from, Instant until) {
        return calendar.map(it -> it.openBetween(from, until)).orElseGet(() -> Duration.between(from, until));
    }

    Instant plus(Instant from, Duration used) {
        return calendar.map(it -> it.plusOpen(from, used)).orElseGet(() -> from.plus(used));
    }
}
