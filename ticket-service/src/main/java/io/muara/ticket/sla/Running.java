package io.muara.ticket.sla;

import io.muara.contracts.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A clock that has not ended, with all that its moments follow from.
 *
 * @param allowed how much time there is
 */
record Running(Timer timer, Policy policy, Duration allowed, Course course) {

    static Running of(Timer timer, Policy policy, Priority priority, List<Stay> stays) {
        var allowed = policy.allowed(timer.target(), priority)
                .orElseThrow(() -> new IllegalStateException("a clock of policy %s runs without its target %s"
                        .formatted(policy.name(), timer.target().id())));
        return new Running(timer, policy, allowed, new Course(policy, timer.since(), stays));
    }

    Optional<Instant> due() {
        return course.when(allowed);
    }

    private Optional<Duration> warningWithin() {
        return policy.warning().flatMap(warning -> warning.within(allowed));
    }

    Optional<Instant> warning() {
        return warningWithin().flatMap(course::when);
    }

    /** All that has come to be said by now. */
    Timer tell(Instant now, List<Notice> notices) {
        var told = timer;
        var due = due();
        if (told.breached().isEmpty() && hasCome(due, now)) {
            told = told.withBreach(now);
            notices.add(new Notice.Breached(told, due));
        } else if (told.breached().isEmpty() && told.warned().isEmpty() && hasCome(warning(), now)) {
            told = told.withWarning(now);
            notices.add(new Notice.Warned(told, due.orElse(now)));
        }
        for (var open : steps()) {
            if (hasCome(open.moment(), now)) {
                told = told.withStep(open.key());
                notices.add(new Notice.Escalated(told, due, open.step()));
            }
        }
        return told;
    }

    /** What is still to come, as far as that can be said. */
    Stream<Instant> moments() {
        var moments = new ArrayList<Optional<Instant>>();
        if (timer.breached().isEmpty()) {
            moments.add(due());
            if (timer.warned().isEmpty()) {
                moments.add(warning());
            }
        }
        steps().forEach(open -> moments.add(open.moment()));
        return moments.stream().flatMap(Optional::stream);
    }

    /** A step that was not taken yet. */
    private record Open(String key, Step step, Optional<Instant> moment) {}

    private List<Open> steps() {
        return IntStream.range(0, policy.steps().size())
                .mapToObj(i -> new Open(
                        "%s#%d".formatted(policy.name(), i), policy.steps().get(i), Optional.empty()))
                .filter(open -> open.step().targets().contains(timer.target()))
                .filter(open -> !timer.steps().contains(open.key()))
                .map(open -> new Open(open.key(), open.step(), moment(open.step())))
                .toList();
    }

    private Optional<Instant> moment(Step step) {
        var from =
                switch (step.at()) {
                    case WARNING -> warningWithin();
                    case BREACH -> Optional.of(allowed);
                };
        return from.flatMap(used -> course.when(used.plus(step.after())));
    }

    private static boolean hasCome(Optional<Instant> moment, Instant now) {
        return moment.filter(it -> !it.isAfter(now)).isPresent();
    }
}
