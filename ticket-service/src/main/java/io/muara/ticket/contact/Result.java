package io.muara.ticket.contact;

/** What came of asking to change a contact. */
public sealed interface Result {

    /** @param contact as they are now */
    record Done(Contact contact) implements Result {}

    /** There is no such contact. */
    record Missing() implements Result {}

    /**
     * Somebody else was faster.
     *
     * @param version the one there is
     */
    record Stale(long version) implements Result {}

    record Refused(String reason) implements Result {}
}
