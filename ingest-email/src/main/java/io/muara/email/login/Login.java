package io.muara.email.login;

import java.util.Properties;

/** A user of a mail server and what that user proves itself with. Kept by whoever logs in again and again. */
public sealed interface Login {

    String user();

    /**
     * What goes where Angus takes a password. May ask another server, for half a minute at most.
     *
     * @throws NoToken when there is none to be had now
     */
    String secret() throws NoToken;

    /** Says that the server did not believe {@link #secret()}, so that the next one is another where there can be another. */
    void refused();

    /** @param protocol what the names of Angus's settings begin with, such as {@code mail.imap.} */
    void configure(Properties settings, String protocol);

    record Password(String user, String secret) implements Login {

        @Override
        public void refused() {
            // There is only this one.
        }

        @Override
        public void configure(Properties settings, String protocol) {
            // Angus takes the strongest mechanism that the server has.
        }
    }

    /** Google and Microsoft 365 take no passwords any more, but XOAUTH2. */
    record Token(String user, AccessTokens tokens) implements Login {

        @Override
        public String secret() throws NoToken {
            return tokens.current();
        }

        @Override
        public void refused() {
            tokens.forget();
        }

        @Override
        public void configure(Properties settings, String protocol) {
            settings.put(protocol + "auth.mechanisms", "XOAUTH2");
        }
    }
}
