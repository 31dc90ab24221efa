@NullMarked
package io.muara.ticket.lifecycle;

import org.jspecify.annotations.NullMarked;
