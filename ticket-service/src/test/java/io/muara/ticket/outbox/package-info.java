@NullMarked
package io.muara.ticket.outbox;

import org.jspecify.annotations.NullMarked;
