/**
 * By when somebody answers and resolves: policies as people write them, clocks as they run, and what is told when one is met or
 * not. Start at {@link Promise}, which decides without any I/O; {@link Promises} keeps it with every change of a ticket, {@link
 * DuePromises} looks at what time alone brings about.
 */
@NullMarked
package io.muara.ticket.sla;

import org.jspecify.annotations.NullMarked;
