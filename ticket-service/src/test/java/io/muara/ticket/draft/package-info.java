@NullMarked
package io.muara.ticket.draft;

import org.jspecify.annotations.NullMarked;
