/** What {@code ./muara rules} does with rules before they act, without starting anything. Start at {@link Rules}. */
@NullMarked
package io.muara.router.command;

import org.jspecify.annotations.NullMarked;
