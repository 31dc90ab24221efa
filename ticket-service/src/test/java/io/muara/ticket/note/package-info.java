@NullMarked
package io.muara.ticket.note;

import org.jspecify.annotations.NullMarked;
