package io.muara.ticket.sla;

import static java.util.Comparator.naturalOrder;

import io.muara.contracts.Priority;
import io.muara.ticket.sla.Ending.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was promised about one ticket, and how it goes. It follows every change of the ticket, and tells what time alone brings
 * about when it is asked; the same facts always give the same clocks, whoever asks and however often.
 *
 * @param opened from when on we count
 * @param waiting since when the contact waits for an answer
 * @param answered whether we ever answered
 * @param stays in which statuses it was, the current one last
 * @param timers in the order in which they began; of those that are over, the last of each kind
 * @param kept how many targets were met
 * @param missed how many were not
 * @param concluding whether it was resolved, and nobody has been told yet how it went on the whole
 */
record Promise(
        Instant opened,
        Optional<Instant> waiting,
        boolean answered,
        Priority priority,
        List<Stay> stays,
        List<Timer> timers,
        int kept,
        int missed,
        boolean concluding) {

    Promise {
        stays = List.copyOf(stays);
        timers = List.copyOf(timers);
    }

    /** Of a ticket that was there before any promise, only what comes is counted. */
    static Promise begin(Standing now, Policies current, Terms terms) {
        var opened = now.waiting()
                .filter(since -> now.opened() && since.isBefore(now.at()))
                .orElse(now.at());
        return new Promise(
                        opened,
                        now.waiting(),
                        false,
                        now.subject().priority(),
                        List.of(new Stay(opened, now.status())),
                        List.of(),
                        0,
                        0,
                        false)
                .follow(now, current, terms);
    }

    /** @param current policies for clocks that begin now; those that run keep to the version they began with */
    Promise follow(Standing now, Policies current, Terms terms) {
        var next = moved(now);
        var wanted = next.wanted();
        var after = new ArrayList<Timer>();
        var taken = 0;
        for (var timer : timers) {
            var policy = terms.of(timer.terms()).of(now.subject()).filter(it -> allows(it, timer.target(), now));
            if (policy.isPresent() && wanted.remove(timer.target(), timer.since())) {
                taken += timer.met() ? 1 : 0;
                after.add(next.goingOn(timer, policy.get(), now.at()));
            } else {
                after.add(timer.runs() ? timer.ended(next.ending(timer, policy, now.at())) : timer);
            }
        }
        wanted.forEach((target, since) -> current.of(now.subject())
                .filter(it -> allows(it, target, now))
                .ifPresent(it -> after.add(Timer.begun(target, since, current.version(), it.name()))));
        return next.with(withoutReplaced(after), kept - taken, missed, next.concluding);
    }

    /** A promise after it was said how it goes. */
    record Told(Promise promise, List<Notice> notices) {}

    Told tell(Instant now, Terms terms) {
        var notices = new ArrayList<Notice>();
        var after = timers.stream()
                .map(timer -> timer.runs()
                        ? running(timer, terms).tell(now, notices)
                        : timer.told() ? timer : end(timer, now, notices))
                .toList();
        var met = kept
                + (int) notices.stream().filter(Notice.Met.class::isInstance).count();
        var breached = missed
                + (int) notices.stream()
                        .filter(Notice.Breached.class::isInstance)
                        .count();
        if (concluding && met > 0 && breached > 0) {
            notices.add(new Notice.PartlyMet(after.getLast().policy()));
        }
        return new Told(with(withoutReplaced(after), met, breached, false), notices);
    }

    /** When there is something to tell next. */
    Optional<Instant> next(Terms terms) {
        var untold = timers.stream()
                .filter(timer -> !timer.runs() && !timer.told())
                .flatMap(timer -> timer.ending().stream())
                .map(Ending::at);
        var concluded = concluding ? Stream.of(stays.getLast().since()) : Stream.<Instant>empty();
        return Stream.of(untold, concluded, running(terms).flatMap(Running::moments))
                .flatMap(it -> it)
                .min(naturalOrder());
    }

    /** The first moment by which something must be done, past or not; absent while nothing runs. */
    Optional<Instant> due(Terms terms) {
        return running(terms)
                .filter(it -> !it.course().rests())
                .flatMap(it -> it.due().stream())
                .min(naturalOrder());
    }

    Running running(Timer timer, Terms terms) {
        var policy = terms.of(timer.terms()).named(timer.policy()).orElseThrow();
        return Running.of(timer, policy, priority, stays);
    }

    private Stream<Running> running(Terms terms) {
        return timers.stream().filter(Timer::runs).map(timer -> running(timer, terms));
    }

    private static boolean allows(Policy policy, Target target, Standing now) {
        return policy.allowed(target, now.subject().priority()).isPresent();
    }

    private Promise moved(Standing now) {
        var answeredSince = answered || (waiting.isPresent() && !waiting.equals(now.waiting()));
        var last = stays.getLast();
        var entered = new Stay(entered(now, last), now.status());
        var all = new ArrayList<>(stays);
        if (!entered.status().equals(last.status())) {
            all.add(entered);
        }
        return new Promise(
                opened,
                now.waiting(),
                answeredSince,
                now.subject().priority(),
                all,
                timers,
                kept,
                missed,
                entered.done() && !timers.isEmpty() && (concluding || !last.ended()));
    }

    /** A message ends a pause when it reaches us, not when we get round to it; and time never goes back. */
    private Instant entered(Standing now, Stay last) {
        var moment = now.waiting()
                .filter(since -> !waiting.equals(now.waiting()) && since.isBefore(now.at()))
                .orElse(now.at());
        return moment.isBefore(last.since()) ? last.since() : moment;
    }

    private Map<Target, Instant> wanted() {
        var wanted = new EnumMap<Target, Instant>(Target.class);
        if (!stays.getLast().ended()) {
            wanted.put(Target.RESOLUTION, opened);
            waiting.map(since -> since.isBefore(opened) ? opened : since)
                    .ifPresent(since -> wanted.put(answered ? Target.NEXT_RESPONSE : Target.FIRST_RESPONSE, since));
        }
        return wanted;
    }

    /** Who was warned is warned again only of a moment that lies ahead again. */
    private Timer goingOn(Timer timer, Policy policy, Instant now) {
        var still = timer.warned().filter(warned -> Running.of(timer, policy, priority, stays)
                .warning()
                .filter(moment -> !moment.isAfter(now))
                .isPresent());
        return timer.under(policy.name(), still);
    }

    private Ending ending(Timer timer, Optional<Policy> policy, Instant now) {
        if (stays.getLast().cancelled() || policy.isEmpty()) {
            return new Ending(now, Outcome.CANCELLED, Optional.empty());
        }
        var due = Running.of(timer, policy.get(), priority, stays).due();
        var late = timer.breached().isPresent()
                || due.filter(it -> !it.isAfter(now)).isPresent();
        return new Ending(now, late ? Outcome.MISSED : Outcome.MET, due);
    }

    private static Timer end(Timer timer, Instant now, List<Notice> notices) {
        var ending = timer.ending().orElseThrow();
        var told = (ending.outcome() == Outcome.MISSED ? timer.withBreach(now) : timer).withAllTold();
        notices.add(
                ending.outcome() == Outcome.MISSED
                        ? new Notice.Breached(told, ending.due())
                        : new Notice.Met(told, ending.due()));
        return told;
    }

    private static List<Timer> withoutReplaced(List<Timer> timers) {
        var kept = new ArrayList<Timer>();
        for (var i = 0; i < timers.size(); i++) {
            var timer = timers.get(i);
            var replaced =
                    timers.subList(i + 1, timers.size()).stream().anyMatch(later -> later.target() == timer.target());
            if (!replaced || !timer.told()) {
                kept.add(timer);
            }
        }
        return kept;
    }

    private Promise with(List<Timer> to, int met, int breached, boolean concludes) {
        return new Promise(opened, waiting, answered, priority, stays, to, met, breached, concludes);
    }
}
