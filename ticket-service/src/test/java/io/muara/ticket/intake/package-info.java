@NullMarked
package io.muara.ticket.intake;

import org.jspecify.annotations.NullMarked;
