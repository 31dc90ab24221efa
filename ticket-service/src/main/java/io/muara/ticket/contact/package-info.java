/**
 * Who writes to us: one person or organisation by all the names that their channels prove. {@link io.muara.ticket.contact.Contacts}
 * finds or makes whoever wrote, in the transaction that takes the message; what other services may know of them is told by
 * {@link io.muara.ticket.contact.Announcements}.
 */
@NullMarked
package io.muara.ticket.contact;

import org.jspecify.annotations.NullMarked;
