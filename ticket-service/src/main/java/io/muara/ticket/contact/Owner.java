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

    /** The same, counting as the one if it counted as the other. */
    Owner countingAs(Owner one, Owner other) {
        return isSamePersonAs(other) ? new Owner(contact, one.head) : this;
    }

    boolean isSamePersonAs(Owner other) {
        return head.equals(other.head);
    }
}
