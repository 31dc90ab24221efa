package io.muara.chat.vonage;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;

/** Lets us in at the Messages API: a JWT signed by RS256 for one application. See Vonage's "Authentication". */
record VonagePass(String applicationId, PrivateKey key, Clock clock) {

    private static final Duration VALID = Duration.ofMinutes(15);
    private static final String HEADER = encoded("{\"alg\":\"RS256\",\"typ\":\"JWT\"}".getBytes(UTF_8));

    /** A new one; may be used for a quarter of an hour. */
    String header() {
        var now = clock.instant();
        var claims = JsonNodeFactory.instance
                .objectNode()
                .put("application_id", applicationId)
                .put("iat", now.getEpochSecond())
                .put("exp", now.plus(VALID).getEpochSecond())
                .put("jti", UUID.randomUUID().toString());
        var signed = HEADER + "." + encoded(claims.toString().getBytes(UTF_8));
        return "Bearer " + signed + "." + encoded(signature(signed));
    }

    private byte[] signature(String signed) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(signed.getBytes(UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the application's private key cannot sign", e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
