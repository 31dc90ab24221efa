/** Filters that somebody gave a name. Start at {@link io.muara.ticket.view.Views}. */
@NullMarked
package io.muara.ticket.view;

import org.jspecify.annotations.NullMarked;
