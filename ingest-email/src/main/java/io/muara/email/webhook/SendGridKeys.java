package io.muara.email.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.ingest.Proof;
import io.muara.ingest.WebhookCall;
import io.muara.ingest.proof.Given;
import io.muara.ingest.proof.Secrets;
import io.muara.ingest.setup.UnusableConfiguration;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;

/** The public keys by which SendGrid's signatures over time and body are checked: ECDSA on P-256, in base64. */
final class SendGridKeys {

    private final Secrets keys;

    /**
     * @param property its full name, for the message that says what is wrong
     * @throws UnusableConfiguration when one is no key
     */
    SendGridKeys(String property, Secrets keys) {
        this.keys = keys;
        try {
            for (var key : keys.active()) {
                publicKey(key);
            }
        } catch (GeneralSecurityException e) {
            throw new UnusableConfiguration(
                    "%s must be the public key that SendGrid shows for the security policy, in base64"
                            .formatted(property));
        }
    }

    Proof check(WebhookCall call) {
        var signature = call.header("x-twilio-email-event-webhook-signature");
        var timestamp = call.header("x-twilio-email-event-webhook-timestamp");
        if (signature.isEmpty() || timestamp.isEmpty()) {
            return new Proof.Forged("no-signature");
        }
        var given = Given.base64(signature.get());
        var signed = keys.active().stream().anyMatch(key -> signed(key, given, timestamp.get(), call.body()));
        return signed ? new Proof.Genuine() : new Proof.Forged("bad-signature");
    }

    private static boolean signed(String key, byte[] given, String timestamp, byte[] body) {
        try {
            var checking = Signature.getInstance("SHA256withECDSA");
            checking.initVerify(publicKey(key));
            checking.update(timestamp.getBytes(UTF_8));
            checking.update(body);
            return checking.verify(given);
        } catch (GeneralSecurityException notASignature) {
            return false;
        }
    }

    private static PublicKey publicKey(String key) throws GeneralSecurityException {
        return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(Given.base64(key)));
    }
}
