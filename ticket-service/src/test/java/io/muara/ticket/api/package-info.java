@NullMarked
package io.muara.ticket.api;

import org.jspecify.annotations.NullMarked;
