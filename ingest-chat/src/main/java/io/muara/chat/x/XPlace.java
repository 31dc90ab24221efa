package io.muara.chat.x;

/**
 * Where something was said, and so where it is answered. Written as a conversation's contact: the other's id, after
 * {@code public:} when everybody can see it. The thread would be the finer key, but a deletion does not tell it.
 */
record XPlace(String user, boolean isPublic) {

    private static final String PUBLIC = "public:";

    static XPlace direct(String user) {
        return new XPlace(user, false);
    }

    static XPlace inPublic(String user) {
        return new XPlace(user, true);
    }

    static XPlace parse(String contact) {
        return contact.startsWith(PUBLIC) ? inPublic(contact.substring(PUBLIC.length())) : direct(contact);
    }

    String contact() {
        return isPublic ? PUBLIC + user : user;
    }
}
