/**
 * LINE Official Accounts. Start at {@link io.muara.chat.line.LineReading}, which says what each event means; what an event
 * looks like is in {@link io.muara.chat.line.LineEvent}.
 */
@NullMarked
package io.muara.chat.line;

import org.jspecify.annotations.NullMarked;
