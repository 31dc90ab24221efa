package io.muara.ingest.proof;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One key of {@link StandardWebhooks}. */
sealed interface WebhookKey {

    String SECRET = "whsec_";
    String PUBLIC = "whpk_";

    /** Empty when the text is no key. */
    static Optional<WebhookKey> of(String text) {
        if (text.startsWith(SECRET)) {
            var bytes = Given.base64(text.substring(SECRET.length()));
            return bytes.length < 24 || bytes.length > 64
                    ? Optional.empty()
                    : Optional.of(new Shared(new SecretKeySpec(bytes, Shared.ALGORITHM)));
        }
        if (text.startsWith(PUBLIC)) {
            return Public.of(Given.base64(text.substring(PUBLIC.length())));
        }
        return Optional.empty();
    }

    /** Of the signatures that it makes or checks. */
    String version();

    /** Whether the signature over both parts is by this key. */
    boolean made(byte[] signature, byte[] head, byte[] body);

    /** Empty for a key that can only check. */
    Optional<byte[]> sign(byte[] head, byte[] body);

    record Shared(SecretKeySpec key) implements WebhookKey {

        static final String ALGORITHM = "HmacSHA256";

        @Override
        public String version() {
            return "v1";
        }

        @Override
        public boolean made(byte[] signature, byte[] head, byte[] body) {
            return MessageDigest.isEqual(mac(head, body), signature);
        }

        @Override
        public Optional<byte[]> sign(byte[] head, byte[] body) {
            return Optional.of(mac(head, body));
        }

        private byte[] mac(byte[] head, byte[] body) {
            try {
                var mac = Mac.getInstance(ALGORITHM);
                mac.init(key);
                mac.update(head);
                return mac.doFinal(body);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("this Java has no HmacSHA256, which every Java must have", e);
            }
        }
    }

    record Public(PublicKey key) implements WebhookKey {

        private static final String ALGORITHM = "Ed25519";

        /** What RFC 8410 puts before the 32 bytes of the key itself. */
        private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

        static Optional<WebhookKey> of(byte[] raw) {
            var encoded = new byte[PREFIX.length + raw.length];
            System.arraycopy(PREFIX, 0, encoded, 0, PREFIX.length);
            System.arraycopy(raw, 0, encoded, PREFIX.length, raw.length);
            try {
                return Optional.of(
                        new Public(KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded))));
            } catch (GeneralSecurityException notAKey) {
                return Optional.empty();
            }
        }

        @Override
        public String version() {
            return "v1a";
        }

        @Override
        public boolean made(byte[] signature, byte[] head, byte[] body) {
            try {
                var checking = Signature.getInstance(ALGORITHM);
                checking.initVerify(key);
                checking.update(head);
                checking.update(body);
                return checking.verify(signature);
            } catch (GeneralSecurityException notASignature) {
                return false;
            }
        }

        @Override
        public Optional<byte[]> sign(byte[] head, byte[] body) {
            return Optional.empty();
        }
    }
}
