/** Which rules decide now, and how others take their place while messages flow. Start at {@link RulesInForce}. */
@NullMarked
package io.muara.router.loading;

import org.jspecify.annotations.NullMarked;
