/**
 * Turns routed messages into tickets, many in one transaction. Start at {@link io.muara.ticket.intake.RoutedMessages};
 * {@link io.muara.ticket.intake.Intake} decides which of them are new and which must wait,
 * {@link io.muara.ticket.intake.Reception} gives them to their tickets. Replies and their delivery are not here.
 */
@NullMarked
package io.muara.ticket.intake;

import org.jspecify.annotations.NullMarked;
