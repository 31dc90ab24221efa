package io.muara.email.login;

import jakarta.mail.MessagingException;

/** There is no access token to log in with. A mail server was not even asked; trying again later may help. */
public final class NoToken extends MessagingException {

    NoToken(String message) {
        super(message);
    }

    NoToken(String message, Exception cause) {
        super(message, cause);
    }
}
