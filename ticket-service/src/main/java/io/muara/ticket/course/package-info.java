/**
 * What becomes of tickets as time goes by: who sleeps is woken, what is resolved is closed. Start at
 * {@link io.muara.ticket.course.Course}.
 */
@NullMarked
package io.muara.ticket.course;

import org.jspecify.annotations.NullMarked;
