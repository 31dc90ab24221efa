@NullMarked
package io.muara.ticket.acknowledgement;

import org.jspecify.annotations.NullMarked;
