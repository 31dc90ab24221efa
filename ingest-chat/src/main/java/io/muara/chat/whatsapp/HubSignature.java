package io.muara.chat.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.ingest.Proof;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Meta's {@code X-Hub-Signature-256} by any of the active app secrets, all of which are tried whatever the first says. */
final class HubSignature {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "sha256=";
    private static final int DIGITS = 64;
    private static final byte[] NONE = new byte[DIGITS / 2];

    private final List<Mac> macs;

    HubSignature(List<String> secrets) {
        macs = secrets.stream().map(HubSignature::mac).toList();
    }

    Proof check(Optional<String> header, byte[] body) {
        var given = header.map(HubSignature::bytes).orElse(NONE);
        var matches = 0;
        for (var mac : macs) {
            matches |= MessageDigest.isEqual(copy(mac).doFinal(body), given) ? 1 : 0;
        }
        if (matches == 1) {
            return new Proof.Genuine();
        }
        return new Proof.Forged(header.isEmpty() ? "no-signature" : "bad-signature");
    }

    private static byte[] bytes(String header) {
        if (!header.startsWith(PREFIX) || header.length() != PREFIX.length() + DIGITS) {
            return NONE;
        }
        try {
            return HexFormat.of().parseHex(header, PREFIX.length(), header.length());
        } catch (IllegalArgumentException notHex) {
            return NONE;
        }
    }

    private static Mac mac(String secret) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HmacSHA256, which every Java must have", e);
        }
    }

    // A copy of one that has its key is several times cheaper than looking up and keying another.
    private static Mac copy(Mac mac) {
        try {
            return (Mac) mac.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("this Java's HmacSHA256 cannot be copied", e);
        }
    }
}
