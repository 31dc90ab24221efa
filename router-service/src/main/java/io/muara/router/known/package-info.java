/** Brings together what is known beside a message, for whoever has one decided. Start at {@link Known}. */
@NullMarked
package io.muara.router.known;

import org.jspecify.annotations.NullMarked;
