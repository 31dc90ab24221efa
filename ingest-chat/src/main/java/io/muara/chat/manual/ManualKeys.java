package io.muara.chat.manual;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.contracts.Sha256;
import io.muara.ingest.proof.Given;
import io.muara.ingest.proof.Secrets;
import java.security.MessageDigest;
import java.util.List;

/** The API keys of one account. Compared as hashes, so that neither their length nor their beginning shows in the time it takes. */
final class ManualKeys {

    static final String HASH = "sha256:";
    private static final int HASH_BYTES = 32;

    private final Secrets secrets;
    private volatile Hashed hashed;

    ManualKeys(Secrets secrets) {
        this.secrets = secrets;
        this.hashed = hashed(secrets.active());
    }

    /** @param hash of what was given, as {@link #hash} makes it */
    boolean open(byte[] hash) {
        var matches = 0;
        for (var known : hashes()) {
            matches |= MessageDigest.isEqual(known, hash) ? 1 : 0;
        }
        return matches == 1;
    }

    List<byte[]> hashes() {
        var active = secrets.active();
        var known = hashed;
        if (known.secrets != active) {
            known = hashed(active);
            hashed = known;
        }
        return known.hashes;
    }

    static byte[] hash(String key) {
        return Sha256.of(key.getBytes(UTF_8));
    }

    /** Whether it is a key, or a hash of the right length. */
    static boolean isUsable(String configured) {
        return !configured.startsWith(HASH) || Given.hex(configured.substring(HASH.length())).length == HASH_BYTES;
    }

    private static Hashed hashed(List<String> active) {
        return new Hashed(
                active, active.stream().map(ManualKeys::configuredHash).toList());
    }

    private static byte[] configuredHash(String configured) {
        return configured.startsWith(HASH) ? Given.hex(configured.substring(HASH.length())) : hash(configured);
    }

    private record Hashed(List<String> secrets, List<byte[]> hashes) {}
}
