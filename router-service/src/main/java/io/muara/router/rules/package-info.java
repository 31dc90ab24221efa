/**
 * What a rule is and how rules decide: pure, no Kafka, no clock. Start at {@link RuleSet}; {@link RulesFiles} reads one
 * from YAML files and names every mistake in it.
 */
@NullMarked
package io.muara.router.rules;

import org.jspecify.annotations.NullMarked;
