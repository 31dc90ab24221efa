package io.muara.email.mailbox;

/**
 * How far a mailbox has been read. On {@link io.muara.contracts.Topics#MAIL_CURSORS}, keyed by mailbox.
 *
 * @param uidValidity the server's word for this numbering of its mails; another one makes every UID void
 */
record Cursor(long uidValidity, long lastUid) {

    static final Cursor NONE = new Cursor(0, 0);

    /**
     * Where to go on in a mailbox numbered like that: at its beginning when the numbering is new, or has gone back as it does
     * when a server is restored from an old copy.
     *
     * @param next the UID that the next mail gets; 0 when the server does not say
     */
    Cursor in(long validity, long next) {
        var goneBack = next > 0 && next <= lastUid;
        return validity == uidValidity && !goneBack ? this : new Cursor(validity, 0);
    }

    Cursor movedTo(long uid) {
        return new Cursor(uidValidity, Math.max(lastUid, uid));
    }
}
