@NullMarked
package io.muara.ticket.tracking;

import org.jspecify.annotations.NullMarked;
