@NullMarked
package io.muara.ticket.database;

import org.jspecify.annotations.NullMarked;
