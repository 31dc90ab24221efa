@NullMarked
package io.muara.ticket.upload;

import org.jspecify.annotations.NullMarked;
