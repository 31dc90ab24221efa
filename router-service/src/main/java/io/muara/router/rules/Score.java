package io.muara.router.rules;

import io.muara.contracts.Findings.Scoring;
import io.muara.contracts.Priority;
import io.muara.router.condition.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How urgent a message is: what the rules say, and what makes it more urgent whatever it is about. */
record Score(List<Boost> boosts) {

    private static final int STEP = 100;

    /** @param boosted whether boosts count: what nobody is to be bothered with stays as the rules say */
    Scoring of(Priority start, int steps, boolean boosted, Reading reading) {
        var points = Math.clamp(points(start) + (long) steps * STEP, points(Priority.LOW), points(Priority.URGENT));
        var applied = new ArrayList<Scoring.Boost>();
        var total = points;
        for (var boost : boosts) {
            if (boosted && boost.when().holds(reading)) {
                var after = boost.points() < 0
                        ? total + boost.points()
                        : Math.max(total, Math.min(total + boost.points(), points(boost.atMost()) + STEP - 1));
                applied.add(new Scoring.Boost(boost.name(), after - total, because(boost, reading)));
                total = after;
            }
        }
        return new Scoring(points, applied);
    }

    /** The priority that the points of a scoring reach. */
    static Priority reached(Scoring scoring) {
        var total = scoring.start()
                + scoring.boosts().stream().mapToInt(Scoring.Boost::points).sum();
        return Stream.of(Priority.URGENT, Priority.HIGH, Priority.NORMAL)
                .filter(priority -> total >= points(priority))
                .findFirst()
                .orElse(Priority.LOW);
    }

    private static int points(Priority priority) {
        return switch (priority) {
            case LOW -> 0;
            case NORMAL -> STEP;
            case HIGH -> 2 * STEP;
            case URGENT -> 3 * STEP;
        };
    }

    private static List<String> because(Boost boost, Reading reading) {
        var because = new ArrayList<String>();
        boost.when().tell(reading, because);
        return because;
    }
}
