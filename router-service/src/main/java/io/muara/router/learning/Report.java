package io.muara.router.learning;

import io.muara.contracts.Category;
import io.muara.contracts.Findings.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How a classifier does on lessons that it was not made of. */
record Report(int lessons, int heldOut, Map<String, Score> byCategory) {

    /**
     * @param tickets that are of the category
     * @param suggested for how many it was suggested
     * @param right for how many of them rightly
     */
    record Score(int tickets, int suggested, int right) {

        private static final Score NONE = new Score(0, 0, 0);

        private Score plus(boolean isOfIt, boolean isSuggested) {
            return new Score(
                    tickets + (isOfIt ? 1 : 0),
                    suggested + (isSuggested ? 1 : 0),
                    right + (isOfIt && isSuggested ? 1 : 0));
        }

        /** Of what was suggested, how much was right; 1 when nothing was. */
        double precision() {
            return suggested == 0 ? 1 : (double) right / suggested;
        }

        /** Of the tickets of the category, for how many it was suggested; 1 when there are none. */
        double recall() {
            return tickets == 0 ? 1 : (double) right / tickets;
        }
    }

    static Report of(Classifier classifier, List<Lesson> heldOut, int lessons) {
        var scores = new TreeMap<String, Score>();
        for (var lesson : heldOut) {
            var suggestion = classifier.suggest(lesson.subject(), lesson.text()).map(Suggestion::category);
            var right = suggestion.filter(lesson.category()::equals).isPresent();
            add(lesson.category(), true, right, scores);
            suggestion.filter(it -> !right).ifPresent(it -> add(it, false, true, scores));
        }
        return new Report(lessons, heldOut.size(), scores);
    }

    private static void add(Category category, boolean isOfIt, boolean isSuggested, Map<String, Score> scores) {
        scores.merge(
                category.value(),
                Score.NONE.plus(isOfIt, isSuggested),
                (before, one) -> before.plus(isOfIt, isSuggested));
    }

    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(
                "%d corrected tickets, measured on %d of them that were not learned from".formatted(lessons, heldOut));
        lines.add("%-20s %9s %7s %8s".formatted("category", "precision", "recall", "tickets"));
        byCategory.forEach((category, score) -> lines.add(
                "%-20s %9.2f %7.2f %8d".formatted(category, score.precision(), score.recall(), score.tickets())));
        return lines;
    }
}
