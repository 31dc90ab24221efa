package io.muara.ingest.arrival;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Names bytes by what they are. */
final class Digest {

    private Digest() {}

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256, which every Java must have", e);
        }
    }
}
