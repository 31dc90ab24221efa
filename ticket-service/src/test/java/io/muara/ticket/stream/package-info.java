@NullMarked
package io.muara.ticket.stream;

import org.jspecify.annotations.NullMarked;
