package io.muara.chat.vonage;

import io.muara.ingest.setup.UnusableConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** An application's private key as Vonage gives it away: RSA in PKCS #8, as PEM (RFC 7468). */
final class VonageKey {

    private static final String FILE = "file:";

    private VonageKey() {}

    /**
     * @param property its full name, for the message that says what is wrong
     * @param value the PEM, or {@code file:} and the path of its file
     * @throws UnusableConfiguration when there is no such key
     */
    static PrivateKey read(String property, String value) {
        try {
            var pem = value.startsWith(FILE) ? Files.readString(Path.of(value.substring(FILE.length()))) : value;
            // An environment variable may hold line breaks as backslash and n.
            var base64 = pem.replace("\\n", "").replaceAll("-----[A-Z ]+-----|\\s", "");
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (IOException | InvalidPathException e) {
            throw new UnusableConfiguration(
                    "%s names a file that cannot be read: mount the private key that Vonage gave".formatted(property));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw new UnusableConfiguration(
                    "%s is no private key: set the whole text of the file private.key that Vonage gave, or file: and its path"
                            .formatted(property));
        }
    }
}
