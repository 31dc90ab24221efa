@NullMarked
package io.muara.ticket.sla;

import org.jspecify.annotations.NullMarked;
