package io.muara.email.reading;

/** What came of reading a mail. */
public sealed interface Reading {

    record Read(ReadMail mail) implements Reading {}

    /** @param reason a sentence without anything of the mail's text */
    record Unreadable(String reason) implements Reading {}
}
