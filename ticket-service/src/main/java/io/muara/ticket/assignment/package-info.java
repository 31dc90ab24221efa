/**
 * Who answers which ticket: agents and teams, and whose turn it is. Start at
 * {@link io.muara.ticket.assignment.RoundRobin}, which decides, and {@link io.muara.ticket.assignment.Assignments}.
 */
@NullMarked
package io.muara.ticket.assignment;

import org.jspecify.annotations.NullMarked;
