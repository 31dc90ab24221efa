/**
 * Who answers which ticket: agents, teams, and how tickets come to them. Start at
 * {@link io.muara.ticket.assignment.Distribution}, which decides, and {@link io.muara.ticket.assignment.Assignments}, which
 * locks what it decides by. What waits stands in the {@link io.muara.ticket.assignment.Queue}.
 */
@NullMarked
package io.muara.ticket.assignment;

import org.jspecify.annotations.NullMarked;
