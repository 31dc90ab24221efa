@NullMarked
package io.muara.ticket.reply;

import org.jspecify.annotations.NullMarked;
