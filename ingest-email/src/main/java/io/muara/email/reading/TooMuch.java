package io.muara.email.reading;

/** A mail that breaks a limit; reading it could cost more memory than one mail may have. */
final class TooMuch extends RuntimeException {

    TooMuch(String message) {
        super(message);
    }
}
