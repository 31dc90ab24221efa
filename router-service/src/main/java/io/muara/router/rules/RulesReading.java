package io.muara.router.rules;

import java.util.List;

/** What became of reading the files of a set of rules. */
public sealed interface RulesReading {

    record Usable(RuleSet rules) implements RulesReading {}

    /** @param mistakes every one there is, by file, in the file's order */
    record Unusable(List<Mistake> mistakes) implements RulesReading {

        public Unusable {
            mistakes = List.copyOf(mistakes);
        }
    }
}
