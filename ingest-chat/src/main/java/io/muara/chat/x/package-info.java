/**
 * X: direct messages and mentions, by the X Activity API and by the older Account Activity API. Start at
 * {@link io.muara.chat.x.XReading}, which says what each event means.
 */
@NullMarked
package io.muara.chat.x;

import org.jspecify.annotations.NullMarked;
