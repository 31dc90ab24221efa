@NullMarked
package io.muara.ticket.access;

import org.jspecify.annotations.NullMarked;
