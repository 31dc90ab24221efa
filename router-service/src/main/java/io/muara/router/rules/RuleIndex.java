package io.muara.router.rules;

import io.muara.router.condition.Anchor;
import io.muara.router.condition.Fact;
import io.muara.router.condition.Facts;
import io.muara.router.condition.Reading;
import io.muara.router.condition.Trigrams;
import io.muara.router.text.Hits;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the rules that a message may fire without looking at the others. Each rule stands below what a message must have for it: a
 * word, three letters, a value. Rules are numbered by their order.
 */
final class RuleIndex {

    private static final int[] NO_RULES = {};
    private static final int FILTER = 0xFFFF;

    private final int[][] byPhrase;
    private final Map<Integer, int[]> byLetters = new HashMap<>();
    private final Map<Fact, Map<String, int[]>> byValue = new HashMap<>();

    /** Whether any trigram with these last bits is asked for at all: nearly always no. */
    private final BitSet askedFor = new BitSet();

    /** Those of which nothing can be said beforehand. */
    private final BitSet always = new BitSet();

    /** @param phrases how many the lexicon has */
    RuleIndex(List<Rule> rules, int phrases) {
        byPhrase = new int[phrases][];
        var byAnchor = new HashMap<Anchor, List<Integer>>();
        for (var number = 0; number < rules.size(); number++) {
            var anchors = rules.get(number).when().anchors().any();
            if (anchors.isEmpty()) {
                always.set(number);
            }
            for (var anchor : anchors) {
                byAnchor.computeIfAbsent(anchor, any -> new ArrayList<>()).add(number);
            }
        }
        byAnchor.forEach((anchor, numbers) ->
                put(anchor, numbers.stream().mapToInt(Integer::intValue).toArray()));
    }

    private void put(Anchor anchor, int[] rules) {
        switch (anchor) {
            case Anchor.OfPhrase(var phrase, var commonness) -> byPhrase[phrase] = rules;
            case Anchor.OfLetters(var letters) -> {
                byLetters.put(letters, rules);
                askedFor.set(letters & FILTER);
            }
            case Anchor.OfValue(var fact, var value) ->
                byValue.computeIfAbsent(fact, any -> new HashMap<>()).put(value, rules);
        }
    }

    /** All that fire are among them. */
    BitSet candidates(Reading reading) {
        var candidates = (BitSet) always.clone();
        addByPhrase(reading.subject(), candidates);
        addByPhrase(reading.text(), candidates);
        if (!byLetters.isEmpty()) {
            reading.values(Facts.ANYWHERE).forEach(text -> addByLetters(text, candidates));
        }
        byValue.forEach((fact, rules) ->
                reading.values(fact).forEach(value -> add(rules.getOrDefault(value, NO_RULES), candidates)));
        return candidates;
    }

    boolean isAlwaysLookedAt(int rule) {
        return always.get(rule);
    }

    private void addByPhrase(Hits hits, BitSet candidates) {
        for (var hit = 0; hit < hits.count(); hit++) {
            var rules = byPhrase[hits.phrase(hit)];
            if (rules != null) {
                add(rules, candidates);
            }
        }
    }

    private void addByLetters(String text, BitSet candidates) {
        for (var at = 0; at <= text.length() - Trigrams.LENGTH; at++) {
            var letters = Trigrams.at(text, at);
            if (askedFor.get(letters & FILTER)) {
                add(byLetters.getOrDefault(letters, NO_RULES), candidates);
            }
        }
    }

    private static void add(int[] rules, BitSet candidates) {
        for (var rule : rules) {
            candidates.set(rule);
        }
    }
}
