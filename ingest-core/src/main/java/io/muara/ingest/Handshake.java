package io.muara.ingest;

import java.util.Optional;

/** @param answer the plain text to answer 200 with, or empty to refuse */
public record Handshake(Optional<String> answer) {

    public static final Handshake REFUSED = new Handshake(Optional.empty());
}
