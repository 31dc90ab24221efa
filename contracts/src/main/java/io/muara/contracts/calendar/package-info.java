/** When a business is open: hours of the week in a time zone, and holidays. Start at {@link Calendar}. */
@NullMarked
package io.muara.contracts.calendar;

import org.jspecify.annotations.NullMarked;
