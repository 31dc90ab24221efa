@NullMarked
package io.muara.ticket.address;

import org.jspecify.annotations.NullMarked;
