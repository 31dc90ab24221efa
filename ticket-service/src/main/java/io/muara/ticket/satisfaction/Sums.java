package io.muara.ticket.satisfaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts answers and requests by group and gives nobody away: what fewer than a few said or were asked is not shown. */
final class Sums {

    private final int fewest;
    private final SortedMap<String, Group> groups = new TreeMap<>();

    Sums(int fewest) {
        this.fewest = fewest;
    }

    /** How many of a group were asked and how many answered, and how often each score was given. */
    private static final class Group {
        private final long[] csat = new long[Question.CSAT.best() + 1];
        private final long[] nps = new long[Question.NPS.best() + 1];
        private long asked;
        private long answered;
    }

    void answers(String group, Question question, int score, long count) {
        var counted = of(group);
        switch (question) {
            case CSAT -> counted.csat[score] += count;
            case NPS -> counted.nps[score] += count;
        }
    }

    void requests(String group, long asked, long answered) {
        var counted = of(group);
        counted.asked += asked;
        counted.answered += answered;
    }

    /** Groups of which nothing can be shown are left out. */
    List<Satisfaction.Of> shown() {
        var shown = new ArrayList<Satisfaction.Of>();
        groups.forEach((name, group) -> {
            var of = new Satisfaction.Of(name, csat(group.csat), nps(group.nps), requests(group));
            if (of.csat().isPresent() || of.nps().isPresent() || of.requests().isPresent()) {
                shown.add(of);
            }
        });
        return shown;
    }

    private Group of(String group) {
        return groups.computeIfAbsent(group, any -> new Group());
    }

    private Optional<Satisfaction.Csat> csat(long... counts) {
        var answers = sum(counts, 0, counts.length);
        if (answers < fewest) {
            return Optional.empty();
        }
        return Optional.of(new Satisfaction.Csat(
                answers, average(counts, answers), (double) sum(counts, 4, 6) / answers, list(counts, 1)));
    }

    private Optional<Satisfaction.Nps> nps(long... counts) {
        var answers = sum(counts, 0, counts.length);
        if (answers < fewest) {
            return Optional.empty();
        }
        var detractors = sum(counts, 0, 7);
        var promoters = sum(counts, 9, 11);
        return Optional.of(new Satisfaction.Nps(
                answers,
                100.0 * (promoters - detractors) / answers,
                promoters,
                answers - promoters - detractors,
                detractors,
                list(counts, 0)));
    }

    private Optional<Satisfaction.Requests> requests(Group group) {
        return group.asked < fewest
                ? Optional.empty()
                : Optional.of(
                        new Satisfaction.Requests(group.asked, group.answered, (double) group.answered / group.asked));
    }

    private static double average(long[] counts, long answers) {
        var sum = 0L;
        for (var score = 0; score < counts.length; score++) {
            sum += score * counts[score];
        }
        return (double) sum / answers;
    }

    private static long sum(long[] counts, int from, int until) {
        var sum = 0L;
        for (var score = from; score < until; score++) {
            sum += counts[score];
        }
        return sum;
    }

    private static List<Long> list(long[] counts, int from) {
        var list = new ArrayList<Long>();
        for (var score = from; score < counts.length; score++) {
            list.add(counts[score]);
        }
        return list;
    }
}
