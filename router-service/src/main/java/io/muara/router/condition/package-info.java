/**
 * What rules can ask of a message, and what in it answers. Start at {@link Condition}; all that can be asked is listed in
 * {@link Facts}, {@link Quantities} and {@link Flags}. How conditions are written is not here, see {@code io.muara.router.rules}.
 */
@NullMarked
package io.muara.router.condition;

import org.jspecify.annotations.NullMarked;
