package io.muara.contracts;

import java.util.Optional;

/**
 * A file that came with a message. Its bytes never travel on Kafka: they lie in the attachment store, or still with the provider.
 *
 * @param name safe to show and to offer as a download name; never a path
 * @param bytes size, when known
 * @param sha256 of the bytes, lower-case hex, when known
 * @param stored key in the attachment store, once we hold the bytes
 * @param remote the provider's reference to fetch them by, while we do not
 * @param contentId how an HTML body refers to it, without angle brackets
 * @param missing why its bytes will never be there, for a person to read; absent while they may still come
 */
public record Attachment(
        String name,
        String mediaType,
        Optional<Long> bytes,
        Optional<String> sha256,
        Optional<String> stored,
        Optional<String> remote,
        Optional<String> contentId,
        Optional<String> missing) {

    public Attachment(
            String name,
            String mediaType,
            Optional<Long> bytes,
            Optional<String> sha256,
            Optional<String> stored,
            Optional<String> remote,
            Optional<String> contentId) {
        this(name, mediaType, bytes, sha256, stored, remote, contentId, Optional.empty());
    }

    /** Whether its provider still keeps it for us. */
    public boolean awaited() {
        return remote.isPresent() && stored.isEmpty() && missing.isEmpty();
    }

    /** The same, given up. */
    public Attachment missing(String reason) {
        return new Attachment(name, mediaType, bytes, sha256, stored, remote, contentId, Optional.of(reason));
    }
}
