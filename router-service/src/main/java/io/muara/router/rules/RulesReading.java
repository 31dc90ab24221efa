package io.muara.router.rules;

import io.muara.contracts.written.Mistake;
import java.util.List;

/** What became of reading the files of a set of rules. */
public sealed interface RulesReading {

    /** @param examples of what these rules should decide, not tried yet */
    record Usable(RuleSet rules, List<Example> examples) implements RulesReading {

        public Usable {
            examples = List.copyOf(examples);
        }
    }

    /** @param mistakes every one there is, by file, in the file's order */
    record Unusable(List<Mistake> mistakes) implements RulesReading {

        public Unusable {
            mistakes = List.copyOf(mistakes);
        }
    }
}
