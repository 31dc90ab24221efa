/** What would be decided by other rules, while messages flow. Start at {@link Shadow}. */
@NullMarked
package io.muara.router.shadow;

import org.jspecify.annotations.NullMarked;
