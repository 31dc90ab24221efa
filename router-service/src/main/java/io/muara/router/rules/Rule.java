package io.muara.router.rules;

import io.muara.router.condition.Condition;

/** When a message is so, then this holds for it. */
record Rule(String name, Condition when, Then then) {}
