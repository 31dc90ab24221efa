package io.muara.email.mailbox;

/**
 * How far a mailbox has been read. On {@link io.muara.contracts.Topics#MAIL_CURSORS}, keyed by mailbox.
 *
 * @param uidValidity the server's word for this numbering of its mails; another one makes every UID void
 */
record Cursor(long uidValidity, long lastUid) {

    static final Cursor NONE = new Cursor(0, 0);

    /** Where to go on in a mailbox numbered like that: at its beginning when the numbering is new. */
    Cursor in(long validity) {
        return validity == uidValidity ? this : new Cursor(validity, 0);
    }

    Cursor movedTo(long uid) {
        return new Cursor(uidValidity, Math.max(lastUid, uid));
    }
}
