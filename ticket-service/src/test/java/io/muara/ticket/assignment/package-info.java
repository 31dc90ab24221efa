@NullMarked
package io.muara.ticket.assignment;

import org.jspecify.annotations.NullMarked;
