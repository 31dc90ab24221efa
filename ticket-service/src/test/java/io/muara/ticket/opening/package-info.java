@NullMarked
package io.muara.ticket.opening;

import org.jspecify.annotations.NullMarked;
