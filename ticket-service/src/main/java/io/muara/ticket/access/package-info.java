/** Who may call: whoever has the API key. Start at {@link io.muara.ticket.access.Gate}. */
@NullMarked
package io.muara.ticket.access;

import org.jspecify.annotations.NullMarked;
