@NullMarked
package io.muara.ticket.search;

import org.jspecify.annotations.NullMarked;
