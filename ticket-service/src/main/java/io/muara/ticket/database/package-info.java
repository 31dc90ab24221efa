/**
 * Reaching PostgreSQL: its tables are made at start-up by {@link io.muara.ticket.database.Migrations}, and
 * {@link io.muara.ticket.database.Outage} tells what will pass from what never will.
 */
@NullMarked
package io.muara.ticket.database;

import org.jspecify.annotations.NullMarked;
