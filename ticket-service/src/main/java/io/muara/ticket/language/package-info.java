/**
 * In which language a contact is answered: what they asked for, or else what they write in. Start at
 * {@link io.muara.ticket.language.Languages}. Telling languages is not here, the router does it.
 */
@NullMarked
package io.muara.ticket.language;

import org.jspecify.annotations.NullMarked;
