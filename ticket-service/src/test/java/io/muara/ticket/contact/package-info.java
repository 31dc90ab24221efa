@NullMarked
package io.muara.ticket.contact;

import org.jspecify.annotations.NullMarked;
