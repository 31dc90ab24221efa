@NullMarked
package io.muara.ticket.satisfaction;

import org.jspecify.annotations.NullMarked;
