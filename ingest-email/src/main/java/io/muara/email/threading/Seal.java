package io.muara.email.threading;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs what we give out, and knows it again. Safe for use by many threads. */
public final class Seal {

    private static final String ALGORITHM = "HmacSHA256";

    private final List<SecretKeySpec> keys;

    /** @param secrets the first signs, all are believed; at least one */
    public Seal(List<String> secrets) {
        this.keys = secrets.stream()
                .map(secret -> new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM))
                .toList();
    }

    /** @param kind of what is signed, so that a signature of one kind is worth nothing on another */
    byte[] sign(String kind, byte[] value) {
        return signature(keys.getFirst(), kind, value);
    }

    /** By every secret that is believed. */
    Stream<byte[]> signatures(String kind, byte[] value) {
        return keys.stream().map(key -> signature(key, kind, value));
    }

    private static byte[] signature(SecretKeySpec key, String kind, byte[] value) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(kind.getBytes(UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(value);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("this Java has no %s, which every Java must have".formatted(ALGORITHM), e);
        }
    }
}
