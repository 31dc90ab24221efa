package io.muara.ticket.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.muara.contracts.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tickets to which anything happens at any minute, beside a model that knows nothing but to count minutes. */
class ModelTest {

    /** A week in which Berlin's clocks leave an hour out. */
    private static final Instant START = Instant.parse("2026-03-27T06:00:00Z");

    private static final int MINUTES = 4 * 1440;
    private static final List<Priority> PRIORITIES = List.of(Priority.values());
    private static final List<String> STATUSES =
            List.of("open", "open", "open", "pending", "pending", "on_hold", "snoozed", "resolved", "spam", "closed");

    private static final Set<String> ENDED = Set.of("resolved", "closed", "spam");

    private static final Policies POLICIES = Written.policies("""
            default: standard
            calendars:
              office:
                zone: Europe/Berlin
                hours: { monday-sunday: [08:00-12:30, 13:00-17:00], saturday: 22:00-24:00, sunday: 00:00-06:00 }
                holidays: [{ date: 2026-03-30 }]
            policies:
              - name: shop
                when: { team: shop }
                pause: [pending, on_hold]
                targets: { first-response: { urgent: 20m, high: 3h }, next-response: 1h, resolution: { urgent: 5h, normal: 2d } }
                warn: 10m
              - name: standard
                calendar: office
                targets: { first-response: { urgent: 30m, high: 2h, normal: 6h }, next-response: 2h, resolution: { normal: 9h } }
                warn: 75%
            """);

    @Test
    void clocks_agree_with_counting_minutes() {
        var kinds = new TreeMap<String, Integer>();
        for (var seed = 1; seed <= 20; seed++) {
            var random = new Random(seed);
            var world = new World();
            // Sometimes nobody looks for hours, as when the service is down.
            var looks = 1 + random.nextInt(3) * random.nextInt(60);
            for (var minute = 0; minute < MINUTES; minute++) {
                if (minute == 0 || random.nextInt(90) == 0) {
                    world.change(random, minute);
                }
                world.statuses.add(world.status);
                if (minute % looks == 0) {
                    var expected = world.counted(minute);
                    var said = world.promise().tell(at(minute), version -> POLICIES);
                    world.promise = said.promise();
                    assertThat(said.notices().stream().map(ModelTest::text).sorted())
                            .as("seed %d minute %d", seed, minute)
                            .isEqualTo(expected.stream().sorted().toList());
                    expected.forEach(text -> kinds.merge(text.substring(text.indexOf(' ')), 1, Integer::sum));
                    assertThat(world.promise()
                                    .next(version -> POLICIES)
                                    .filter(next -> !next.isAfter(at(world.statuses.size() - 1))))
                            .isEmpty();
                }
            }
        }
        assertThat(kinds.keySet()).containsExactlyInAnyOrder(" warned", " breached", " met", " partly_met");
    }

    private static final class Counted {
        Policy policy;
        boolean warned;
        boolean breached;
        boolean running = true;
        Optional<String> untold = Optional.empty();
        boolean met;

        Counted(Policy policy) {
            this.policy = policy;
        }
    }

    private record Key(Target target, int since) {}

    private static final class World {
        final List<String> statuses = new ArrayList<>();
        final Map<Key, Counted> clocks = new LinkedHashMap<>();
        String status = "new";
        Priority priority = Priority.NORMAL;
        String team = "front";

        @Nullable
        Integer waiting;

        boolean answered;
        boolean concluding;
        int kept;
        int missed;

        @Nullable
        Promise promise;

        Promise promise() {
            return Objects.requireNonNull(promise);
        }

        void change(Random random, int minute) {
            var before = waiting;
            var ended = ENDED.contains(status);
            switch (minute == 0 ? 0 : random.nextInt(6)) {
                case 0 -> {
                    waiting = waiting == null ? Integer.valueOf(minute) : waiting;
                    status = minute == 0 ? "new" : Set.of("pending", "resolved").contains(status) ? "open" : status;
                }
                case 1 -> {
                    waiting = null;
                    status = "pending";
                }
                case 2 -> status = STATUSES.get(random.nextInt(STATUSES.size()));
                case 3 -> priority = PRIORITIES.get(random.nextInt(4));
                case 4 -> team = random.nextBoolean() ? "shop" : "front";
                default -> status = "open";
            }
            concluding = Set.of("resolved", "closed").contains(status) && (concluding || !ended);
            answered |= before != null && !before.equals(waiting);
            var now = new Standing(
                    at(minute),
                    minute == 0,
                    status,
                    Optional.ofNullable(waiting).map(ModelTest::at),
                    Written.subject(priority, team));
            promise = promise == null
                    ? Promise.begin(now, POLICIES, version -> POLICIES)
                    : promise.follow(now, POLICIES, version -> POLICIES);
            count(minute);
        }

        private void count(int minute) {
            var policy = POLICIES.of(Written.subject(priority, team)).orElseThrow();
            var wanted = new ArrayList<Key>();
            if (!ENDED.contains(status)) {
                wanted.add(new Key(Target.RESOLUTION, 0));
                if (waiting != null) {
                    wanted.add(new Key(answered ? Target.NEXT_RESPONSE : Target.FIRST_RESPONSE, waiting));
                }
            }
            clocks.forEach((key, clock) -> {
                var allowed = policy.allowed(key.target(), priority);
                if (!wanted.contains(key) || allowed.isEmpty()) {
                    if (clock.running) {
                        clock.running = false;
                        if (!status.equals("spam") && allowed.isPresent()) {
                            var late = clock.breached
                                    || used(policy, key.since(), minute)
                                            >= allowed.get().toMinutes();
                            clock.untold = late
                                    ? clock.breached ? Optional.empty() : Optional.of("breached")
                                    : Optional.of("met");
                        }
                    }
                }
            });
            for (var key : wanted) {
                policy.allowed(key.target(), priority).ifPresent(allowed -> {
                    var clock = clocks.computeIfAbsent(key, any -> new Counted(policy));
                    clock.policy = policy;
                    clock.running = true;
                    kept -= clock.met ? 1 : 0;
                    clock.met = false;
                    clock.untold = Optional.empty();
                    if (used(policy, key.since(), minute) < warning(policy, allowed)) {
                        clock.warned = false;
                    }
                });
            }
        }

        List<String> counted(int minute) {
            var told = new ArrayList<String>();
            clocks.forEach((key, clock) -> {
                if (!clock.running) {
                    clock.untold.ifPresent(text -> {
                        told.add(key.target().id() + " " + text);
                        clock.breached |= text.equals("breached");
                        clock.met = text.equals("met");
                        missed += clock.met ? 0 : 1;
                        kept += clock.met ? 1 : 0;
                    });
                    clock.untold = Optional.empty();
                    return;
                }
                var allowed = clock.policy.allowed(key.target(), priority).orElseThrow();
                var used = used(clock.policy, key.since(), minute);
                if (!clock.breached && used >= allowed.toMinutes()) {
                    clock.breached = true;
                    missed++;
                    told.add(key.target().id() + " breached");
                } else if (!clock.breached && !clock.warned && used >= warning(clock.policy, allowed)) {
                    clock.warned = true;
                    told.add(key.target().id() + " warned");
                }
            });
            if (concluding && kept > 0 && missed > 0) {
                told.add("all partly_met");
            }
            concluding = false;
            return told;
        }

        private int used(Policy policy, int since, int minute) {
            var used = 0;
            var open = Objects.requireNonNull(OPEN.get(policy.name().value()));
            for (var at = since; at < minute; at++) {
                var in = statuses.get(at);
                var runs = !policy.pause().contains(in) && !ENDED.contains(in);
                used += runs && open[at] ? 1 : 0;
            }
            return used;
        }
    }

    private static final Map<String, boolean[]> OPEN = open();

    private static Map<String, boolean[]> open() {
        var all = new TreeMap<String, boolean[]>();
        for (var policy : POLICIES.all()) {
            var minutes = new boolean[MINUTES];
            for (var minute = 0; minute < MINUTES; minute++) {
                var moment = at(minute);
                minutes[minute] = policy.calendar().map(it -> it.isOpen(moment)).orElse(true);
            }
            all.put(policy.name().value(), minutes);
        }
        return all;
    }

    private static double warning(Policy policy, Duration allowed) {
        return policy.name().value().equals("shop") ? allowed.toMinutes() - 10 : allowed.toMinutes() * 0.75;
    }

    private static String text(Notice notice) {
        return switch (notice) {
            case Notice.Warned(var timer, var due) -> timer.target().id() + " warned";
            case Notice.Breached(var timer, var due) -> timer.target().id() + " breached";
            case Notice.Met(var timer, var due) -> timer.target().id() + " met";
            case Notice.Escalated(var timer, var due, var step) ->
                timer.target().id() + " escalated";
            case Notice.PartlyMet(var policy) -> "all partly_met";
        };
    }

    private static Instant at(int minute) {
        return START.plus(Duration.ofMinutes(minute));
    }
}
