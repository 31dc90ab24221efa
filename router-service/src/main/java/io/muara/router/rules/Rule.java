package io.muara.router.rules;

/** When a message is so, then this holds for it. */
record Rule(String name, Condition when, Then then) {}
