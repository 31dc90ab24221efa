@NullMarked
package io.muara.ticket.canned;

import org.jspecify.annotations.NullMarked;
