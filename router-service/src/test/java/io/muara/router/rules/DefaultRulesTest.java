package io.muara.router.rules;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The shipped rules judged by what customers write, see {@code rules/examples.yaml}. */
class DefaultRulesTest {

    private static final RulesReading.Usable SHIPPED = shipped();
    private static final RuleSet RULES = SHIPPED.rules();

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
        var routed = example.trial().decidedBy(RULES);

        assertThat(example.expected().differences(routed))
                .as("'%s' decided by %s", example.trial().message().text(), routed.decidedBy())
                .isEmpty();
        assertThat(TEAMS.get(routed.category().value())).contains(routed.team().value());
    }

    @Test
    void every_category_has_examples() {
        var byCategory = examples().stream()
                .collect(groupingBy(example -> example.expected().category().orElseThrow()));

        assertThat(byCategory.keySet()).isEqualTo(RULES.categories().keySet());
        assertThat(byCategory.values())
                .allSatisfy(examples -> assertThat(examples).hasSizeGreaterThanOrEqualTo(6));
        assertThat(examples()).hasSizeGreaterThanOrEqualTo(150);
    }

    static List<Example> examples() {
        return SHIPPED.examples();
    }

    private static RulesReading.Usable shipped() {
        return switch (RulesFiles.read(RulesFolder.shipped())) {
            case RulesReading.Usable usable -> usable;
            case RulesReading.Unusable(var mistakes) -> throw new AssertionError(mistakes.toString());
        };
    }
}
