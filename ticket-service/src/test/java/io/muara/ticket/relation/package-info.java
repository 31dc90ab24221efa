@NullMarked
package io.muara.ticket.relation;

import org.jspecify.annotations.NullMarked;
