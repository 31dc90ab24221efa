package io.muara.ticket.lifecycle;

import static java.util.Collections.unmodifiableSet;
import static java.util.stream.Collectors.toCollection;

import io.muara.contracts.AgentId;
import io.muara.contracts.TeamId;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Whom a note calls by name, as in {@code @sari}.
 *
 * @param unknown what is called so and is neither an agent nor a team
 */
public record Mentions(Set<AgentId> agents, Set<TeamId> teams, Set<String> unknown) {

    /** Not the domain of a mail address, and without the punctuation that ends a sentence. */
    private static final Pattern NAME =
            Pattern.compile("(?<![\\p{L}\\p{N}_.@+-])@([a-z][a-z0-9]*(?:[-_.][a-z0-9]+)*)(?![\\p{L}\\p{N}@])");

    private static final int LONGEST = 64;

    public Mentions {
        agents = unmodifiableSet(new TreeSet<>(agents));
        teams = unmodifiableSet(new TreeSet<>(teams));
        unknown = unmodifiableSet(new TreeSet<>(unknown));
    }

    public static Mentions nobody() {
        return new Mentions(Set.of(), Set.of(), Set.of());
    }

    /** Every name that the text calls, whoever bears it. */
    public static Set<String> names(String text) {
        return NAME.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(called -> called.substring(1))
                .filter(name -> name.length() <= LONGEST)
                .collect(toCollection(TreeSet::new));
    }

    /** An agent and a team of the same name are both meant. */
    public static Mentions of(Set<String> names, Predicate<AgentId> isAgent, Predicate<TeamId> isTeam) {
        var agents = new TreeSet<AgentId>();
        var teams = new TreeSet<TeamId>();
        var unknown = new TreeSet<String>();
        for (var name : names) {
            var agent = new AgentId(name);
            var team = new TeamId(name);
            if (isAgent.test(agent)) {
                agents.add(agent);
            }
            if (isTeam.test(team)) {
                teams.add(team);
            }
            if (!isAgent.test(agent) && !isTeam.test(team)) {
                unknown.add(name);
            }
        }
        return new Mentions(agents, teams, unknown);
    }
}
