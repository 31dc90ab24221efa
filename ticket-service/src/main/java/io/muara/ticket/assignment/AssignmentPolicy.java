package io.muara.ticket.assignment;

import static java.util.Collections.unmodifiableSet;

import io.muara.contracts.Label;
import io.muara.contracts.TeamId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How the tickets of a team come to its agents.
 *
 * @param prefer who is asked first, in this order
 * @param skills labels that only agents can take who have them as skills
 * @param skillsFor after how long of waiting a ticket may go to those too who lack a skill; absent for never
 * @param offer present when agents are asked whether they take a ticket
 * @param overflow where tickets go that nobody took
 * @param fair what one agent is given at most, by us, within a time
 * @param giveBackAfter how long an agent may be gone until their open tickets go to others; absent for ever
 */
public record AssignmentPolicy(
        Strategy strategy,
        List<Preference> prefer,
        Set<Label> skills,
        Optional<Duration> skillsFor,
        Optional<Offering> offer,
        Optional<Overflow> overflow,
        Optional<Fairness> fair,
        Optional<Duration> giveBackAfter) {

    /** For how long who gave a ticket back, or did not take it, is not asked about it again, where nothing else is said. */
    public static final Duration AGAIN = Duration.ofMinutes(5);

    private static final Duration LONGEST = Duration.ofDays(90);

    public AssignmentPolicy {
        prefer = prefer.stream().distinct().toList();
        skills = unmodifiableSet(new TreeSet<>(skills));
        skillsFor.ifPresent(length -> check("skillsFor", length));
        giveBackAfter.ifPresent(length -> check("giveBackAfter", length));
    }

    /**
     * @param within how long an agent has to say yes
     * @param again after how long one who did not may be asked about the same ticket again
     */
    public record Offering(Duration within, Duration again) {

        public Offering {
            check("offer.within", within);
            check("offer.again", again);
        }
    }

    /** @param after how long a ticket waits at most */
    public record Overflow(Duration after, TeamId to) {

        public Overflow {
            check("overflow.after", after);
        }
    }

    public record Fairness(int most, Duration within) {

        public Fairness {
            if (most < 1) {
                throw new IllegalArgumentException("fair.most must be 1 at least, but was %d".formatted(most));
            }
            check("fair.within", within);
        }
    }

    private static void check(String what, Duration length) {
        if (length.compareTo(Duration.ofSeconds(1)) < 0 || length.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "%s must be from one second to 90 days, such as PT10M, but was %s".formatted(what, length));
        }
    }
}
