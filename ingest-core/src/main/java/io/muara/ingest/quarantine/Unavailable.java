package io.muara.ingest.quarantine;

/** Kafka or the attachment store does not answer; trying again later is safe. */
final class Unavailable extends RuntimeException {

    Unavailable(String message) {
        super(message);
    }

    Unavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
