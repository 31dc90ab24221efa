package io.muara.chat.meta;

import io.muara.ingest.Proof;
import io.muara.ingest.proof.Given;
import io.muara.ingest.proof.Hmac;
import io.muara.ingest.proof.Secrets;
import java.util.Optional;

/** Meta's {@code X-Hub-Signature-256} by any of the active app secrets. */
public final class HubSignature {

    public static final String HEADER = "x-hub-signature-256";

    /** What Meta sends with one call at most: 3 MB. */
    public static final int LARGEST_BODY = 3 << 20;

    private static final String PREFIX = "sha256=";

    private final Hmac hmac;

    public HubSignature(Secrets secrets) {
        hmac = new Hmac("HmacSHA256", secrets);
    }

    public Proof check(Optional<String> header, byte[] body) {
        var given = header.filter(value -> value.startsWith(PREFIX))
                .map(value -> value.substring(PREFIX.length()))
                .map(Given::hex)
                .orElseGet(() -> new byte[0]);
        if (hmac.signed(given, body)) {
            return new Proof.Genuine();
        }
        return new Proof.Forged(header.isEmpty() ? "no-signature" : "bad-signature");
    }
}
