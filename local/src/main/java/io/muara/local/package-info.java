/**
 * The whole platform on one machine, started from the jars that ship, and the commands of {@code ./muara}. Start at
 * {@link io.muara.local.Platform}; each command is a class of its own below {@link io.muara.local.Muara}.
 */
@NullMarked
package io.muara.local;

import org.jspecify.annotations.NullMarked;
