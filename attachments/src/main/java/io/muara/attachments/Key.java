package io.muara.attachments;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;

/** What bytes are found by. Only names of this form ever reach a store, so that a key can never lead anywhere else. */
record Key(String value) {

    private static final String PREFIX = "sha256-";
    private static final Pattern FORM = Pattern.compile(PREFIX + "[0-9a-f]{64}");
    private static final int SHELF = 2;

    Key {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("attachment key must look like sha256-<64 hex digits>");
        }
    }

    /** @param sha256 of the bytes, lower-case hex */
    static Key of(String sha256) {
        return new Key(PREFIX + sha256);
    }

    /** The first two digits, to spread many over a few places. */
    String shelf() {
        return value.substring(PREFIX.length(), PREFIX.length() + SHELF);
    }

    @Override
    public String toString() {
        return value;
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256, which every Java must have", e);
        }
    }
}
