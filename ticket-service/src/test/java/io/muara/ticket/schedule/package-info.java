@NullMarked
package io.muara.ticket.schedule;

import org.jspecify.annotations.NullMarked;
