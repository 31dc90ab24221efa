@NullMarked
package io.muara.ticket.survey;

import org.jspecify.annotations.NullMarked;
