package io.muara.ingest.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signatures by any of the active secrets, all of which are tried whatever the first says. Safe for use by many threads. */
public final class Hmac {

    private final String algorithm;
    private final Secrets secrets;
    private volatile Keyed keyed;

    /** @param algorithm as Java names it, such as {@code HmacSHA256} */
    public Hmac(String algorithm, Secrets secrets) {
        this.algorithm = algorithm;
        this.secrets = secrets;
        this.keyed = keyed(secrets.active());
    }

    /**
     * Whether one of the secrets gives this signature.
     *
     * @param given raw, not as hex or base64; whatever could not be decoded is an empty array
     * @param parts what is signed, one after the other
     */
    public boolean signed(byte[] given, byte[]... parts) {
        var matches = 0;
        for (var mac : macs()) {
            matches |= MessageDigest.isEqual(finished(mac, parts), given) ? 1 : 0;
        }
        return matches == 1;
    }

    /** By the first of the secrets. */
    public byte[] sign(byte[]... parts) {
        return finished(macs().getFirst(), parts);
    }

    private List<Mac> macs() {
        var active = secrets.active();
        var known = keyed;
        if (known.secrets != active) {
            known = keyed(active);
            keyed = known;
        }
        return known.macs;
    }

    private Keyed keyed(List<String> active) {
        var macs = new ArrayList<Mac>();
        active.forEach(secret -> macs.add(keyed(secret)));
        return new Keyed(active, List.copyOf(macs));
    }

    private Mac keyed(String secret) {
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), algorithm));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no %s, which every Java must have".formatted(algorithm), e);
        }
    }

    private byte[] finished(Mac mac, byte[]... parts) {
        var copy = copy(mac);
        for (var part : parts) {
            copy.update(part);
        }
        return copy.doFinal();
    }

    // A copy of one that has its key is several times cheaper than looking up and keying another.
    private Mac copy(Mac mac) {
        try {
            return (Mac) mac.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("this Java's %s cannot be copied".formatted(algorithm), e);
        }
    }

    private record Keyed(List<String> secrets, List<Mac> macs) {}
}
