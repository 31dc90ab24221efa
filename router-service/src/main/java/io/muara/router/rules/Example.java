package io.muara.router.rules;

import io.muara.contracts.RoutedMessage;
import io.muara.contracts.written.Mistake;
import io.muara.contracts.written.Position;
import java.util.List;
import java.util.Optional;

/**
 * What somebody may write, and how it should be decided.
 *
 * @param path such as {@code examples[3]}
 */
public record Example(Position position, String path, Trial trial, Expected expected) {

    /** Those that these rules decide otherwise, in order. */
    public static List<Failure> failing(RuleSet rules, List<Example> examples) {
        return examples.stream()
                .flatMap(example -> example.failure(rules).stream())
                .toList();
    }

    private Optional<Failure> failure(RuleSet rules) {
        var routed = trial.decidedBy(rules);
        var differences = expected.differences(routed);
        return differences.isEmpty() ? Optional.empty() : Optional.of(new Failure(this, differences, routed));
    }

    /** @param routed what was decided in place of what is expected */
    public record Failure(Example example, List<Expected.Difference> differences, RoutedMessage routed) {

        public Failure {
            differences = List.copyOf(differences);
        }

        public Mistake mistake() {
            var fired = routed.decidedBy().stream()
                    .map(RoutedMessage.Decision::rule)
                    .toList();
            var position = example.position();
            return new Mistake(
                    position.file(),
                    position.line(),
                    position.column(),
                    example.path(),
                    differences.toString().replaceAll("^\\[|]$", ""),
                    Optional.of("decided by " + String.join(", ", fired)));
        }
    }
}
