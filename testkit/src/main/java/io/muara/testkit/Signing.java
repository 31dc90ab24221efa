package io.muara.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signatures as providers make them: written by itself, so that a mistake in ours is not repeated here. */
final class Signing {

    private Signing() {}

    static String hex(String algorithm, String secret, byte[] signed) {
        return HexFormat.of().formatHex(mac(algorithm, secret, signed));
    }

    static String base64(String algorithm, String secret, byte[] signed) {
        return Base64.getEncoder().encodeToString(mac(algorithm, secret, signed));
    }

    /** The address and every field, sorted by name. */
    static String twilio(String token, String url, Map<String, String> form) {
        var signed = new StringBuilder(url);
        new TreeMap<>(form).forEach((name, value) -> signed.append(name).append(value));
        return base64("HmacSHA1", token, signed.toString().getBytes(UTF_8));
    }

    /** The fields with {@code sig} among them, by HMAC-SHA-256. */
    static byte[] vonage(String secret, Map<String, String> form) {
        var signed = new StringBuilder();
        new TreeMap<>(form).forEach((name, value) -> signed.append('&')
                .append(name)
                .append('=')
                .append(value.replace('&', '_').replace('=', '_')));
        var whole = new TreeMap<>(form);
        whole.put("sig", hex("HmacSHA256", secret, signed.toString().getBytes(UTF_8)));
        return form(whole);
    }

    static byte[] form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field ->
                        URLEncoder.encode(field.getKey(), UTF_8) + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"))
                .getBytes(UTF_8);
    }

    private static byte[] mac(String algorithm, String secret, byte[] signed) {
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), algorithm));
            return mac.doFinal(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no %s, which every Java must have".formatted(algorithm), e);
        }
    }
}
