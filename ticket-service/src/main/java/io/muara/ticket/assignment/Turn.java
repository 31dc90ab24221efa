package io.muara.ticket.assignment;

import io.muara.contracts.AgentId;
import io.muara.contracts.TeamId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whose turn it is in a team, and what the team gave. */
final class Turn {

    private final TeamId team;
    private final AssignmentPolicy policy;
    private final boolean others;
    private final long before;
    private final List<AgentId> given = new ArrayList<>();
    private @Nullable AgentId last;

    /** @param others whether tickets wait in the team already */
    Turn(Team team, boolean others) {
        this(team.id(), team.policy(), team.lastAgent(), team.given(), others);
    }

    Turn(TeamId team, AssignmentPolicy policy, Optional<AgentId> last, long before, boolean others) {
        this.team = team;
        this.policy = policy;
        this.before = before;
        this.others = others;
        this.last = last.orElse(null);
    }

    TeamId team() {
        return team;
    }

    AssignmentPolicy policy() {
        return policy;
    }

    /** Whether something waits that comes before whatever is new. */
    boolean isQueued() {
        return others;
    }

    /** Whom the team was given tickets for by us, one entry for each. */
    List<AgentId> given() {
        return given;
    }

    /** How many it gave before. */
    long before() {
        return before;
    }

    /** The agent who had the last turn; absent when nobody had one. */
    Optional<AgentId> last() {
        return Optional.ofNullable(last);
    }

    Optional<Candidate> choose(Collection<Candidate> able) {
        var inTurn = new ArrayList<>(able);
        inTurn.sort(Comparator.comparing((Candidate candidate) -> !isAhead(candidate))
                .thenComparing(Candidate::id));
        return switch (policy.strategy()) {
            case ROUND_ROBIN -> inTurn.stream().findFirst();
            case LEAST_LOADED -> inTurn.stream().min(Comparator.comparingInt(Candidate::load));
            case MOST_SPARE_CAPACITY ->
                inTurn.stream()
                        .max(Comparator.comparingDouble(Candidate::spare)
                                .thenComparing(Candidate::load, Comparator.reverseOrder()));
            case MANUAL -> Optional.empty();
        };
    }

    void pass(AgentId to) {
        last = to;
    }

    private boolean isAhead(Candidate candidate) {
        return last == null || candidate.id().compareTo(last) > 0;
    }
}
