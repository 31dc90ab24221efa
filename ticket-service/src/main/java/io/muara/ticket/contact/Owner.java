package io.muara.ticket.contact;

import java.util.UUID;

/**
 * Whose a name or a conversation is.
 *
 * @param head whom that contact counts as
 */
record Owner(UUID contact, UUID head) {

    static Owner made(UUID contact) {
        return new Owner(contact, contact);
    }

    boolean isSamePersonAs(Owner other) {
        return head.equals(other.head);
    }
}
