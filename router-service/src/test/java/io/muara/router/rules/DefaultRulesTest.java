package io.muara.router.rules;

import static io.muara.router.rules.Messages.aChat;
import static io.muara.router.rules.Messages.aMail;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.muara.contracts.Category;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The shipped rules judged by what customers write, see {@code examples.tsv}. */
class DefaultRulesTest {

    private static final RuleSet RULES = shipped();

    private static final Map<String, Set<String>> TEAMS = Map.of(
            "question", Set.of("customer-service"),
            "order", Set.of("customer-service"),
            "payment", Set.of("finance"),
            "complaint", Set.of("customer-service"),
            "delivery", Set.of("warehouse"),
            "technical", Set.of("technical"),
            "marketing", Set.of("marketing"),
            "internal", Set.of("management", "finance"),
            "spam", Set.of("customer-service"));

    @ParameterizedTest
    @MethodSource("examples")
    void what_customers_write_is_decided_as_a_person_would(Example example) {
        var message = example.subject().isEmpty()
                ? aChat().saying(example.text())
                : aMail().about(example.subject()).saying(example.text());

        var routed = RULES.decide(message);

        assertThat(routed.category().value())
                .as("decided by %s", routed.decidedBy())
                .isEqualTo(example.category());
        if (!example.priority().equals("-")) {
            assertThat(routed.priority().id())
                    .as("decided by %s", routed.decidedBy())
                    .isEqualTo(example.priority());
        }
        assertThat(TEAMS.get(example.category())).contains(routed.team().value());
    }

    @Test
    void every_category_has_examples() throws IOException {
        var byCategory = examples().collect(groupingBy(Example::category));

        assertThat(byCategory.keySet())
                .isEqualTo(RULES.categories().keySet().stream()
                        .map(Category::value)
                        .collect(toSet()));
        assertThat(byCategory.values())
                .allSatisfy(examples -> assertThat(examples).hasSizeGreaterThanOrEqualTo(6));
    }

    static Stream<Example> examples() throws IOException {
        try (var resource = DefaultRulesTest.class.getResourceAsStream("/examples.tsv")) {
            return new String(Objects.requireNonNull(resource).readAllBytes(), UTF_8)
                    .lines().filter(line -> !line.startsWith("#")).map(Example::parse).toList().stream();
        }
    }

    record Example(String category, String priority, String subject, String text) {

        static Example parse(String line) {
            var fields = List.of(line.split("\t", -1));
            return new Example(fields.get(0), fields.get(1), fields.get(2), fields.get(3));
        }
    }

    private static RuleSet shipped() {
        return switch (RulesFiles.read(RulesFolder.shipped())) {
            case RulesReading.Usable(var rules) -> rules;
            case RulesReading.Unusable(var mistakes) -> throw new AssertionError(mistakes.toString());
        };
    }
}
