/**
 * Tells a contact at once that their message came in, where a rule asks for it and nothing speaks against it: no program, no
 * list and no stranger whose name was borrowed is ever answered by one of ours. Start at
 * {@link io.muara.ticket.acknowledgement.Acknowledgements}.
 */
@NullMarked
package io.muara.ticket.acknowledgement;

import org.jspecify.annotations.NullMarked;
