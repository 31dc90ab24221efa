package io.muara.router.condition;

import java.util.Optional;
import java.util.function.Function;

/**
 * Something that a message is or is not.
 *
 * @param why it is; empty when it is not
 * @param not what is said of one that is not
 */
public record Flag(String name, Function<Reading, Optional<String>> why, String not) {}
