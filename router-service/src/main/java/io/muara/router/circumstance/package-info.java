/** Brings together what is known beside a message, for whoever has one decided. Start at {@link CurrentCircumstances}. */
@NullMarked
package io.muara.router.circumstance;

import org.jspecify.annotations.NullMarked;
