package io.muara.router.rules;

import io.muara.contracts.Priority;
import io.muara.router.condition.Condition;

/**
 * What makes a message more urgent, whatever it is about.
 *
 * @param points negative for less urgent
 * @param atMost the priority beyond which these points lead nobody
 */
record Boost(String name, Condition when, int points, Priority atMost) {}
