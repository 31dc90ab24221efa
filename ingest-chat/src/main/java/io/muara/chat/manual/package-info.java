/**
 * Phone notes, letters and whatever else a system of the business itself brings us, in our own documented shape. Start at
 * {@link io.muara.chat.manual.ManualIntake}, the addresses; {@link io.muara.chat.manual.ManualReading} says what a call means.
 * The shape is published in {@code docs/schemas} and explained in {@code docs/channels/anything.md}.
 */
@NullMarked
package io.muara.chat.manual;

import org.jspecify.annotations.NullMarked;
