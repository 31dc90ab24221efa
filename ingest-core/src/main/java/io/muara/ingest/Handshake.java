package io.muara.ingest;

import java.util.Optional;

/** @param answer what to answer 200 with, or empty to refuse */
public record Handshake(Optional<Acknowledgement> answer) {

    public static final Handshake REFUSED = new Handshake(Optional.empty());

    public static Handshake text(String answer) {
        return new Handshake(Optional.of(new Acknowledgement("text/plain", answer)));
    }

    public static Handshake json(String answer) {
        return new Handshake(Optional.of(new Acknowledgement("application/json", answer)));
    }
}
