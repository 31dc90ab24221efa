/** Whether we can work: tables, database and Kafka. Nothing here may ever make us look dead. */
@NullMarked
package io.muara.ticket.health;

import org.jspecify.annotations.NullMarked;
