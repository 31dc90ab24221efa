package io.muara.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A fresh certificate for some names that only we believe.
 *
 * @param context owns it, and believes it
 * @param certificate in PEM
 * @param key in PEM
 */
public record TestCertificate(SSLContext context, Path certificate, Path key) {

    private static final String ALIAS = "test";
    private static final char[] PASSWORD = "muara-test".toCharArray();

    /** Starts another process, so one is better made for many tests than for each. */
    public static TestCertificate make(Path folder, String... names) {
        try {
            var file = folder.resolve("certificate.p12");
            runKeytool(file, "san=dns:" + String.join(",dns:", names));
            var keys = KeyStore.getInstance("PKCS12");
            try (var stored = Files.newInputStream(file)) {
                keys.load(stored, PASSWORD);
            }
            return new TestCertificate(
                    context(keys),
                    pem(
                            folder.resolve("certificate.pem"),
                            "CERTIFICATE",
                            keys.getCertificate(ALIAS).getEncoded()),
                    pem(folder.resolve("key.pem"), "PRIVATE KEY", key(keys).getEncoded()));
        } catch (Exception e) {
            throw new IllegalStateException("no certificate was made", e);
        }
    }

    private static SSLContext context(KeyStore keys) throws Exception {
        var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        var believed = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        believed.init(keys);
        var context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), believed.getTrustManagers(), null);
        return context;
    }

    private static Key key(KeyStore keys) throws Exception {
        return keys.getKey(ALIAS, PASSWORD);
    }

    private static Path pem(Path file, String what, byte[] bytes) throws Exception {
        var lines = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(bytes);
        return Files.writeString(file, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(what, lines, what));
    }

    private static void runKeytool(Path file, String names) throws Exception {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var process = new ProcessBuilder(List.of(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=test",
                        "-ext",
                        names,
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD),
                        "-keystore",
                        file.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException("keytool failed");
        }
    }
}
