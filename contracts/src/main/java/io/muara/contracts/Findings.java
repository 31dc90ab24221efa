package io.muara.contracts;

import java.util.List;
import java.util.Optional;

/**
 * What the router found out about a message on the way to its decision, for whoever wants to know why.
 *
 * @param language absent when there is too little text to tell
 * @param suggestion what a classifier would have said; decides nothing unless a rule says so
 * @param scoring how the priority came about
 * @param considered the rules that might have fired and were looked at in detail, but did not
 */
public record Findings(
        Optional<Language> language, Optional<Suggestion> suggestion, Scoring scoring, List<String> considered) {

    public Findings {
        considered = List.copyOf(considered);
    }

    /**
     * How urgent a message is in points: low 0, normal 100, high 200, urgent 300. The priority is the highest that the points reach.
     *
     * @param start the priority that the rules set, in points
     */
    public record Scoring(int start, List<Boost> boosts) {

        public Scoring {
            boosts = List.copyOf(boosts);
        }

        public record Boost(String name, int points, List<String> because) {

            public Boost {
                because = List.copyOf(because);
            }
        }
    }

    /**
     * @param confidence between 0 and 1
     * @param model the version of the classifier that says so
     */
    public record Suggestion(Category category, double confidence, String model) {}
}
