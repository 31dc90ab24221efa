/**
 * How our mail is marked so that what comes back names the reply and the ticket, and how the marks are read again. {@link
 * io.muara.email.threading.ReplyMarks} writes them, {@link io.muara.email.threading.MarksRead} reads them. Pure.
 */
@NullMarked
package io.muara.email.threading;

import org.jspecify.annotations.NullMarked;
