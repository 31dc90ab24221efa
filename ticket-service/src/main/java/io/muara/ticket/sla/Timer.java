package io.muara.ticket.sla;

import io.muara.contracts.SlaPolicyId;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A clock: one target from one moment on.
 *
 * @param terms the version of the policies that were in force when it began
 * @param warned when somebody was warned
 * @param breached when it was said that it is missed
 * @param steps those that were taken, by policy and place
 * @param told whether all that is to be said about its end was said
 */
record Timer(
        Target target,
        Instant since,
        String terms,
        SlaPolicyId policy,
        Optional<Instant> warned,
        Optional<Instant> breached,
        Set<String> steps,
        Optional<Ending> ending,
        boolean told) {

    Timer {
        steps = Collections.unmodifiableSet(new TreeSet<>(steps));
    }

    static Timer begun(Target target, Instant since, String terms, SlaPolicyId policy) {
        return new Timer(
                target, since, terms, policy, Optional.empty(), Optional.empty(), Set.of(), Optional.empty(), false);
    }

    boolean runs() {
        return ending.isEmpty();
    }

    /** Whether it was said that it is met. */
    boolean met() {
        return told && ending.filter(it -> it.outcome() == Ending.Outcome.MET).isPresent();
    }

    /** It runs, also if it had ended, by what the policy says. */
    Timer under(SlaPolicyId by, Optional<Instant> still) {
        return new Timer(target, since, terms, by, still, breached, steps, Optional.empty(), false);
    }

    Timer ended(Ending how) {
        var silent = how.outcome() == Ending.Outcome.CANCELLED
                || (how.outcome() == Ending.Outcome.MISSED && breached.isPresent());
        return new Timer(target, since, terms, policy, warned, breached, steps, Optional.of(how), silent);
    }

    Timer withWarning(Instant at) {
        return new Timer(target, since, terms, policy, Optional.of(at), breached, steps, ending, told);
    }

    Timer withBreach(Instant at) {
        return new Timer(target, since, terms, policy, warned, Optional.of(at), steps, ending, told);
    }

    Timer withStep(String step) {
        var more = new TreeSet<>(steps);
        more.add(step);
        return new Timer(target, since, terms, policy, warned, breached, more, ending, told);
    }

    Timer withAllTold() {
        return new Timer(target, since, terms, policy, warned, breached, steps, ending, true);
    }
}
